import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup, type OutputChunk } from 'rollup';
import { minify } from 'terser';
import { measure } from '../tools/measure.mjs';
import { installedPackage } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

/** What a user's bundler makes of one line, as the package's `sideEffects` and `exports` tell it. */
async function build(code: string, inlineDynamicImports: boolean): Promise<readonly OutputChunk[]> {
  const bundled = await rollup({
    input: project.write('main.js', code),
    plugins: [nodeResolve({ browser: true })],
    onwarn: () => undefined,
  });
  const { output } = await bundled.generate({ format: 'es', inlineDynamicImports });
  return output.filter((file) => file.type === 'chunk');
}

async function bundle(code: string): Promise<string> {
  const [main] = await build(code, true);
  return main?.code ?? '';
}

/** Bytes by brotli of what is loaded at once, without what is imported lazily. */
async function sizeOf(code: string): Promise<number> {
  const chunks = await build(code, false);
  const atOnce = new Set([chunks.find(({ isEntry }) => isEntry)]);
  for (const chunk of atOnce)
    for (const file of chunk?.imports ?? [])
      atOnce.add(chunks.find(({ fileName }) => fileName === file));
  let bytes = 0;
  for (const chunk of atOnce) {
    const { code: short = '' } = await minify(chunk?.code ?? '', { module: true });
    bytes += measure(Buffer.from(short)).brotli;
  }
  return bytes;
}

describe("in a user's bundle", () => {
  it('importing the elements registers them', async () => {
    const code = await bundle(`import 'accord-consent/elements';`);
    assert.match(code, /customElements\.define\(/);
    assert.match(code, /accord-consent/);
  });

  it('importing the headless entry for nothing leaves nothing', async () => {
    assert.equal((await bundle(`import 'accord-consent';`)).trim(), '');
  });

  it('importing the names that a policy uses brings these alone', async () => {
    const code = await bundle(`export { categories } from 'accord-consent';`);
    assert.match(code, /third-party/);
    assert.ok(code.length < 1000, code);
  });

  it('nothing of the headless entry needs Lit', async () => {
    const code = await bundle(`export * from 'accord-consent';`);
    assert.doesNotMatch(code, /litHtmlVersions/);
  });

  it('createConsent and the elements are no larger than README says', async () => {
    const says = (words: RegExp): number =>
      Number(words.exec(readFileSync('README.md', 'utf8'))?.[1]) * 1000;
    const consent = await sizeOf(`export { createConsent } from 'accord-consent';`);
    const elements = await sizeOf(`import 'accord-consent/elements';`);
    assert.ok(consent <= says(/adds (\S+) kB/), `createConsent: ${consent}`);
    assert.ok(elements <= says(/elements are (\S+) kB more/), `the elements: ${elements}`);
  });

  // What Vite and Next.js minify style sheets by (Lightning CSS) else writes both colours, one after the other, for browsers
  // from before light-dark(): which is no colour, and the dialog has neither surface nor buttons.
  it('what bundlers make of light-dark() leaves the themes their colours', () => {
    const themes = join(project.package, 'dist/themes');
    const names = readdirSync(themes);
    assert.ok(names.includes('shop.css'));
    for (const name of names) {
      const sheet = readFileSync(join(themes, name), 'utf8');
      const unguarded = sheet.replaceAll(/@supports \(color: light-dark\(.*?\n\}\n/gs, '');
      assert.doesNotMatch(unguarded, /light-dark\([^)]/, name);
    }
  });
});
