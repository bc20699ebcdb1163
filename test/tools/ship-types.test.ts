import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { shipTypes } from './ship-types.mjs';

/** Ships declarations with this content, from the entry `index`; says which of them arrived. */
function ship(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'accord-types-'));
  const [from, to] = [join(folder, 'build'), join(folder, 'dist')];
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(from, name)), { recursive: true });
    writeFileSync(join(from, name), content);
  }
  shipTypes({ from, to, entries: ['index'] });
  return Object.keys(files).filter((name) => existsSync(join(to, name)));
}

describe('shipping types', () => {
  it('takes what the entry reaches and leaves the rest', () => {
    const arrived = ship({
      'index.d.ts': `export { a } from './a.js';`,
      'a.d.ts': `export declare const a: import('./deep/b.js').B;`,
      'deep/b.d.ts': `import type { A } from "../a.js"; export type B = A | 1;`,
      'inside.d.ts': `import { LitElement } from 'lit'; export declare class X extends LitElement {}`,
    });
    assert.deepEqual(arrived, ['index.d.ts', 'a.d.ts', 'deep/b.d.ts']);
  });

  it('does not mind the examples in comments', () => {
    const content = `/** Needs \`import('accord-consent/elements')\`. */ export declare const a: 1;`;
    assert.deepEqual(ship({ 'index.d.ts': content }), ['index.d.ts']);
  });

  const importsOfLit = [
    `import { LitElement } from 'lit'; export declare class X extends LitElement {}`,
    `export declare const x: import("lit").TemplateResult;`,
    `export * from 'lit';`,
    `import 'lit';`,
    `/// <reference types="lit" />`,
  ];
  for (const content of importsOfLit)
    it(`refuses a package that its users do not have: ${content}`, () => {
      assert.throws(
        () => ship({ 'index.d.ts': `export * from './x.js';`, 'x.d.ts': content }),
        /x\.d\.ts imports the package 'lit'/,
      );
    });

  it('refuses what has no declarations', () => {
    assert.throws(() => ship({ 'index.d.ts': `export * from './gone.js';` }), /gone\.js/);
  });
});
