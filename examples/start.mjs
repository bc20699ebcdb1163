/** `npm start`: the examples on a local address, on a fresh clone too. */
import { join } from 'node:path';
import { buildIfStale } from '../tools/build.mjs';
import { installPackages } from '../tools/install.mjs';

process.chdir(join(import.meta.dirname, '..'));
if (installPackages() && buildIfStale()) await import('./serve.mjs');
else process.exitCode = 1;
