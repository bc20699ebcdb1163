import { minify as shorten } from 'terser';

/**
 * Nearly everything in these runs at once. Chromium then compiles it while it arrives, beside the page's own work, and not
 * function by function when each is called: https://v8.dev/blog/explicit-compile-hints
 */
const atOnce = /^accord(-ui|-widget|-release-queue)?\.js$/;

/** Rollup output plugin: minifies. In this process, because starting workers takes longer than the work. */
export const minify = () => ({
  name: 'minify',
  async renderChunk(code, { fileName }, { format }) {
    const { code: short } = await shorten(code, {
      module: format === 'es',
      ecma: 2020,
      compress: { passes: 2 },
      format: {
        comments: false,
        ...(atOnce.test(fileName) ? { preamble: '//# allFunctionsCalledOnLoad' } : {}),
      },
    });
    return { code: short, map: null };
  },
});
