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
  for (const entry of ['accord-consent', 'accord-consent/server', 'accord-consent/audit'])
    it(`${entry} is imported and changes nothing by that`, () => {
      const printed = inNode(`
        const globals = () => Object.getOwnPropertyNames(globalThis).join();
        const before = globals();
        const entry = await import('${entry}');
        console.log(typeof entry, globals() === before);
      `);
      assert.equal(printed, 'object true\n');
    });

  it('accord-consent/elements is imported and defines the elements for server rendering', () => {
    const printed = inNode(`
      await import('accord-consent/elements');
      console.log(typeof customElements.get('accord-consent'));
    `);
    assert.equal(printed, 'function\n');
  });
});
