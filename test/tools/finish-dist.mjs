/** Last step of the build: puts everything into dist/ that is not a bundle, then weighs and signs what is there. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementsManifest } from './elements-manifest.mjs';
import { filesIn, integrityOf, measure } from './measure.mjs';
import { shipTypes } from './ship-types.mjs';

shipTypes({
  from: 'build/src',
  to: 'dist/types',
  entries: ['index', 'elements', 'server', 'audit', 'window', 'ui/element-attributes'],
});
// They import the types of a framework, which only its users have.
cpSync('src/frameworks', 'dist/types/frameworks', { recursive: true });
cpSync('styles/themes', 'dist/themes', { recursive: true });
cpSync('locales', 'dist/locales', { recursive: true });
cpSync('src/policy/policy.schema.json', 'dist/policy.schema.json');
cpSync('src/decision/receipt.schema.json', 'dist/receipt.schema.json');
const elementTypes = readFileSync('src/ui/element-types.ts', 'utf8');
const manifest = elementsManifest(elementTypes, 'dist/esm/elements.js');
writeFileSync('dist/custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`);

const files = filesIn('dist').filter((name) => /\.(js|css)$/.test(name));
const contents = new Map(files.map((name) => [name, readFileSync(join('dist', name))]));

const sizes = Object.fromEntries([...contents].map(([name, bytes]) => [name, measure(bytes)]));
writeFileSync('build/sizes.json', `${JSON.stringify(sizes, null, 2)}\n`);

const linkable = files.filter((name) => !/^(esm|node)\//.test(name));
const integrity = Object.fromEntries(
  linkable.map((name) => [name, integrityOf(contents.get(name))]),
);
writeFileSync('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);

const width = Math.max(...files.map((name) => name.length));
const row = (name, ...cells) =>
  [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(8))].join(' ');
console.log(row('bytes', 'raw', 'gzip', 'brotli'));
for (const [name, { raw, gzip, brotli }] of Object.entries(sizes))
  console.log(row(name, raw, gzip, brotli));
