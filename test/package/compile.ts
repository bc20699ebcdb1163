import { resolve } from 'node:path';
import { run, type Project } from './installed-package.js';

const tsc = resolve('node_modules/typescript/bin/tsc');

/** Compiles a file of a user's project, strictly and with every declaration that it reaches. Fails with what is wrong. */
export const compile = (project: Project, file: string, options: readonly string[]): string =>
  run(
    process.execPath,
    [
      tsc,
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--noUncheckedIndexedAccess',
      '--skipLibCheck',
      'false',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom,dom.iterable',
      '--types',
      '',
      ...options,
      file,
    ],
    project.folder,
  );
