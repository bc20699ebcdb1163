import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rollup } from 'rollup';
import { filesBelow } from './imports-of.js';
import { installedPackage } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

const manifest: unknown = JSON.parse(readFileSync(join(project.package, 'package.json'), 'utf8'));
assert.ok(typeof manifest === 'object' && manifest !== null);
const field = (name: string): unknown => Reflect.get(manifest, name);

/** Every path that a value of the manifest names. */
const pathsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(pathsIn)
      : [];

const shipped = filesBelow(project.package, '').map((path) =>
  path.slice(project.package.length + 1),
);
const matches = (pattern: string): boolean => {
  const [start = '', end = ''] = pattern.replace(/^\.\//, '').split('*');
  return shipped.some((path) => path.startsWith(start) && path.endsWith(end));
};

/** What each entry exports at run time, beside its types. */
const exported: Readonly<Record<string, readonly string[]>> = {
  index: [
    'ConsentChangeEvent',
    'PolicyError',
    'categories',
    'createConsent',
    'definePolicy',
    'itemKinds',
    'knownPurposes',
    'parsePolicy',
  ],
  elements: [],
  server: [
    'PolicyError',
    'categories',
    'definePolicy',
    'handleConsent',
    'itemKinds',
    'knownPurposes',
    'parsePolicy',
    'readConsent',
    'verifyReceipt',
  ],
  audit: ['checkFairness', 'startAudit'],
};

describe('the published package', () => {
  it('depends on nothing', () => {
    for (const name of [
      'dependencies',
      'peerDependencies',
      'optionalDependencies',
      'bundledDependencies',
    ])
      assert.equal(field(name), undefined, name);
  });

  it('has every file that its manifest names', () => {
    const named = ['exports', 'types', 'customElements', 'unpkg', 'jsdelivr'].flatMap((name) =>
      pathsIn(field(name)),
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((path) => !matches(path)),
      [],
    );
  });

  // A chunk may import from an entry what the two share, under a name that nobody knows.
  for (const build of ['esm', 'node'])
    it(`exports its documented names alone, from dist/${build}`, async () => {
      for (const [entry, names] of Object.entries(exported)) {
        const input = join(project.package, 'dist', build, `${entry}.js`);
        const bundle = await rollup({
          input,
          // Exactly what the entry itself says.
          preserveEntrySignatures: 'strict',
          onwarn: () => undefined,
        });
        const { output } = await bundle.generate({ format: 'es' });
        assert.deepEqual(output[0].exports.toSorted(), names, entry);
      }
    });

  it('has all parts that the drop-in and its parts load', () => {
    const scripts = shipped.filter((path) => /^dist\/[^/]+\.js$/.test(path));
    const loaded = scripts.flatMap((path) =>
      [
        ...readFileSync(join(project.package, path), 'utf8').matchAll(
          /["']\.\/([\w./-]+\.js)["']/g,
        ),
      ].map((match) => `dist/${match[1]}`),
    );
    assert.ok(loaded.includes('dist/accord-ui.js'));
    assert.deepEqual(
      loaded.filter((path) => !existsSync(join(project.package, path))),
      [],
    );
  });

  it('has a one-file build that loads no other file', () => {
    const code = readFileSync(join(project.package, 'dist/accord.all.js'), 'utf8');
    assert.doesNotMatch(code, /\bimport\s*\(/);
  });

  it('ships built files, declarations, texts about them, and nothing else', () => {
    const strays = shipped.filter(
      (path) =>
        !/^dist\/.*\.(js|css|d\.ts)$|^dist\/(locales\/.*|(policy|receipt)\.schema|custom-elements)\.json$/.test(
          path,
        ) &&
        !['dist/integrity.json', 'dist/third-party-licences.txt', 'package.json'].includes(path) &&
        !/^(README|CHANGELOG|SECURITY)\.md$|^LICENSE$/.test(path),
    );
    assert.deepEqual(strays, []);
  });

  it('names no file as content blockers expect cookie banners to be named', () => {
    const hidden = /consent-banner|consent-manager|cookie-?(consent|banner|notice)/;
    assert.deepEqual(
      shipped.filter((path) => hidden.test(path)),
      [],
    );
  });

  it('leads to no source map, registry or folder of the machine that built it', () => {
    const leaks = shipped.filter((path) => {
      const text = readFileSync(join(project.package, path), 'utf8');
      // The README says where a site's own are.
      const inPackages = path !== 'README.md' && text.includes('node_modules');
      return inPackages || /sourceMappingURL|registry\./.test(text) || text.includes(process.cwd());
    });
    assert.deepEqual(leaks, []);
  });

  it('carries the licences of what is bundled', () => {
    const licences = readFileSync(join(project.package, 'dist/third-party-licences.txt'), 'utf8');
    assert.match(licences, /lit-html[^]*Copyright[^]*Google/);
  });

  it('has nothing that publint would change', async () => {
    const { messages, pkg } = await publint({ pkgDir: project.package, pack: false, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });
});

describe('the lock file', () => {
  it('holds no address of a registry', () => {
    assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved": "https?:/);
  });
});
