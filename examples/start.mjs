/** `npm start`: installs and builds what is missing, then serves the examples. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from '../test/tools/build.mjs';
import { installPackages } from '../test/tools/install.mjs';

process.chdir(join(import.meta.dirname, '..'));

if (installPackages() && buildIfStale()) {
  const args = ['examples/serve.mjs', ...process.argv.slice(2)];
  const server = spawn(process.execPath, args, { stdio: 'inherit' });
  // Who ends us ends the server: it must not stay behind on its port.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => server.kill(signal));
  server.once('exit', (code) => (process.exitCode = code ?? 0));
} else {
  process.exitCode = 1;
}
