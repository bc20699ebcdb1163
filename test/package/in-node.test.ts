import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { installedPackage, run } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

/** Runs a module of the project in a plain Node of its own. */
const inNode = (code: string): string => {
  project.write('main.js', code);
  return run(process.execPath, ['main.js'], project.folder);
};

describe('in plain Node', () => {
  for (const entry of ['', '/elements', '/server', '/audit'].map((end) => `accord-consent${end}`))
    it(`${entry} is imported and changes nothing by that`, () => {
      const printed = inNode(`
        const globals = () => Object.getOwnPropertyNames(globalThis).join();
        const before = globals();
        const entry = await import('${entry}');
        console.log(typeof entry, globals() === before);
      `);
      assert.equal(printed, 'object true\n');
    });

  // Workers at the edge have neither the condition "node" nor a page.
  it('what bundlers get for the elements is imported, too', () => {
    const printed = inNode(`
      await import('./node_modules/accord-consent/dist/esm/elements.js');
      console.log(typeof customElements);
    `);
    assert.equal(printed, 'undefined\n');
  });
});
