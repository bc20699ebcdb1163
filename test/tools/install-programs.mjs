import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What examples are tried with beside Node: the name of each program, and of Debian's package. */
const debianPackages = { nginx: 'nginx-light', php: 'php-cli' };

const isHere = (program) => !spawnSync(program, ['-v'], { stdio: 'ignore' }).error;

/** Installs them by apt-get on a Debian system as root; else their tests say what is missing. Always true: nothing depends on it. */
export function installPrograms() {
  const missing = Object.keys(debianPackages).filter((program) => !isHere(program));
  if (missing.length === 0) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log(`Not here, so not tried: ${missing.join(', ')}`);
    return true;
  }
  const packages = missing.map((program) => debianPackages[program]);
  console.log(`Installing what examples are tried with by apt-get: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
  ])
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  return true;
}
