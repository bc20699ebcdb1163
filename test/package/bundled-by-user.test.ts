import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { installedPackage } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

/** What a user's bundler makes of one line, as the package's `sideEffects` and `exports` tell it. */
async function bundle(code: string): Promise<string> {
  const build = await rollup({
    input: project.write('main.js', code),
    plugins: [nodeResolve({ browser: true })],
    onwarn: () => undefined,
  });
  const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
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
