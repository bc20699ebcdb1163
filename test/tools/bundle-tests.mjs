import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles browser tests with all they import, what they share in chunks: a browser asks for a few files for each test
 * instead of a hundred and more. Returns the bundled files; they are gone when this process ends.
 */
export async function bundleTests(files) {
  const folder = join('test', '.bundled', String(process.pid));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: files,
    outbase: '.',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    // package.json says what has side effects in dist; src is not named there.
    ignoreAnnotations: true,
    external: ['/__web-dev-server__web-socket.js'],
    logLevel: 'warning',
  });
  return files.map((file) => join(folder, file.replace(/\.ts$/, '.js')));
}
