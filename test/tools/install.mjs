import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json says. True when all is well then. */
export function installPackages() {
  if (isInstalled()) return true;
  console.log('Installing the development packages: npm ci');
  return spawnSync('npm', ['ci', '--no-audit', '--no-fund'], shell).status === 0;
}

/** On Windows npm is a script, which only a shell can start. */
const shell = { stdio: 'inherit', shell: process.platform === 'win32' };

/** npm keeps the list of what it installed beside it. Optional packages are other systems' binaries. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  return Object.entries(wanted)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .every(([path, { version }]) => installed[path]?.version === version);
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
