import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'src',
  'styles',
  'locales',
  'test/tools',
  'rollup.config.mjs',
  'tsconfig.json',
  'package.json',
];

/** The build writes this file last. */
const result = 'dist/integrity.json';

/** Runs `npm run build` when there is no build, or when a source is younger than it. True when all is well then. */
export function buildIfStale() {
  if (existsSync(result) && newest(sources) < statSync(result).mtimeMs) return true;
  console.log('Building dist/: npm run build');
  const options = { stdio: 'inherit', shell: process.platform === 'win32' };
  return spawnSync('npm', ['run', 'build', '--silent'], options).status === 0;
}

/** Folders count too: their time changes when a file is deleted. */
function newest(paths) {
  return paths
    .filter((path) => existsSync(path))
    .flatMap((path) => [
      path,
      ...(statSync(path).isDirectory()
        ? readdirSync(path, { recursive: true }).map((name) => join(path, name))
        : []),
    ])
    .reduce((latest, path) => Math.max(latest, statSync(path).mtimeMs), 0);
}
