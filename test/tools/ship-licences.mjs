import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The folder of the package that a module belongs to. */
const packageFolder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * Rollup plugin: writes the licences of all packages that end up in the bundles to one file, as they ask. To be given
 * to every bundle of the build; each one adds what it contains.
 */
export function shipLicences(file) {
  const folders = new Set();
  return {
    name: 'ship-licences',
    writeBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
          const folder = packageFolder.exec(id.replaceAll('\\', '/'))?.[0];
          if (folder && renderedLength > 0) folders.add(folder);
        }
      writeFileSync(file, licenceTexts(folders));
    },
  };
}

function licenceTexts(folders) {
  const byText = new Map();
  for (const folder of folders) {
    const text = textOf(folder);
    byText.set(text, [...(byText.get(text) ?? []), nameOf(folder)]);
  }
  return [...byText].map(([text, names]) => `${names.join(', ')}\n\n${text}\n`).join('\n---\n\n');
}

function packageOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

const nameOf = (folder) => `${packageOf(folder).name} ${packageOf(folder).version}`;

function textOf(folder) {
  const file = join(folder, 'LICENSE');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  return `${packageOf(folder).license}, see ${basename(folder)}`;
}
