import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command with its output as text. Fails with that output when the command does. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const windows = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: windows,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** An empty project with Accord installed as a user would have it, from the packed package, and nothing else. */
export interface Project {
  readonly folder: string;
  /** Where the package lies in it. */
  readonly package: string;
  write(name: string, content: string): string;
  remove(): void;
}

export function installedPackage(): Project {
  // The real path, because a link would send Node and rollup to look elsewhere for packages.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'accord-project-')));
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], '.');
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const target = join(folder, 'node_modules', 'accord-consent');
  mkdirSync(target, { recursive: true });
  run('tar', ['-xzf', join(folder, archive), '-C', target, '--strip-components=1'], folder);
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  write('package.json', '{ "type": "module" }');
  return {
    folder,
    package: target,
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
