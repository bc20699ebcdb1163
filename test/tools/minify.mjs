import { minify as shorten } from 'terser';

/** Rollup output plugin: minifies. In this process, because starting workers takes longer than the work. */
export const minify = () => ({
  name: 'minify',
  async renderChunk(code, _chunk, { format }) {
    const { code: short } = await shorten(code, {
      module: format === 'es',
      ecma: 2020,
      compress: { passes: 2 },
      format: { comments: false },
    });
    return { code: short, map: null };
  },
});
