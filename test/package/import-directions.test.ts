import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow, importsOf } from './imports-of.js';

/** What each folder may import beside itself. Files directly in src/ put the parts together, and may import any. */
const allowed: Record<string, readonly string[]> = {
  'src/policy': [],
  'src/decision': ['src/policy'],
  'src/page': ['src/policy', 'src/decision'],
  'src/signals': ['src/policy', 'src/decision'],
  'src/server': ['src/policy', 'src/decision'],
  'src/advice': [
    ...['src/policy', 'src/decision', 'src/consent-options.ts', 'src/page/can-show.ts'],
    ...[
      'src/page/parse-address.ts',
      'src/page/restorable.ts',
      'src/ui/languages.ts',
      'src/ui/language-chain.ts',
      'src/ui/spoken.ts',
    ],
  ],
  'src/audit': ['src/policy', 'src/decision', 'src/page', 'src/signals', 'src/advice', 'styles'],
  'src/ui': ['src/policy', 'src/decision', 'styles', 'locales', 'lit'],
  styles: ['lit'],
};

/** Entries that a page loads, or a server runs, without any element. Only what they import lazily may need Lit. */
const withoutLit = ['index', 'elements', 'drop-in', 'server', 'audit'].map(
  (entry) => `src/${entry}.ts`,
);

const sources = [...filesBelow('src', '.ts'), ...filesBelow('styles', '.ts')];
/** Never run: they name the types of a framework that their reader has. */
const isOfFramework = (file: string): boolean => file.startsWith('src/frameworks/');

/** The file that a specifier means, or the name of the package. */
function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier.replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1');
  return posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
}

const folderOf = (file: string): string =>
  Object.keys(allowed).find((folder) => file.startsWith(`${folder}/`)) ?? file.split('/')[0] ?? '';

/** All modules that loading a file loads, types and lazy parts left out. */
function loadedBy(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (existsSync(file) && file.endsWith('.ts'))
    for (const { specifier, kind } of importsOf(file))
      if (kind === 'static') loadedBy(targetOf(file, specifier), seen);
  return seen;
}

describe('imports', () => {
  for (const [folder, others] of Object.entries(allowed))
    it(`of ${folder}/ lead to ${['itself', ...others].join(', ')} only`, () => {
      const strays = sources
        .filter((file) => file.startsWith(`${folder}/`))
        .flatMap((file) =>
          importsOf(file)
            .map(({ specifier }) => targetOf(file, specifier))
            .filter((target) => ![folder, ...others].includes(folderOf(target)))
            .filter((target) => !others.includes(target))
            .map((target) => `${file} imports ${target}`),
        );
      assert.deepEqual(strays, []);
    });

  for (const entry of withoutLit)
    it(`of ${entry} do not load Lit`, () => {
      const loaded = [...loadedBy(entry)];
      assert.deepEqual(
        loaded.filter((module) => /^(@lit|lit)/.test(module)),
        [],
      );
      // Otherwise the walk above saw nothing, and proves nothing.
      assert.ok(loaded.includes(entry) && existsSync(entry));
    });

  it('of src/drop-in-in-page.ts load Lit: the walk would see it elsewhere', () => {
    assert.ok(loadedBy('src/drop-in-in-page.ts').has('lit'));
  });

  it('of whole packages are of Lit alone', () => {
    const packages = sources
      .filter((file) => !isOfFramework(file))
      .flatMap((file) =>
        importsOf(file)
          .map(({ specifier }) => targetOf(file, specifier))
          .filter((target) => !target.includes('/') || target.startsWith('@')),
      );
    assert.deepEqual([...new Set(packages)], ['lit']);
  });
});
