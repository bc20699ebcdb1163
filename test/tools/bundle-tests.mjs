import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

/** Whose tests do everything in frames of their own: they can share a page, and opening one takes a second. */
const inFrames = ['test/page/gate', 'test/signals'];

/**
 * Bundles browser tests with all they import, what they share in chunks: a browser asks for a few files for each test
 * instead of a hundred and more. Returns the bundled files; they are gone when this process ends.
 */
export async function bundleTests(files) {
  const folder = join('test', '.bundled', String(process.pid));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const placeOf = (file) => (inFrames.includes(dirname(file)) ? dirname(file) : file);
  const entries = [...new Set(files.map(placeOf))].map((place) => {
    const group = files.filter((file) => placeOf(file) === place);
    const entry = join(folder, `${place.replace(/\.test\.ts$/, '').replaceAll('/', '-')}.test.js`);
    mkdirSync(dirname(entry), { recursive: true });
    const imports = group.map((file) => `import '${relative(dirname(entry), file)}';\n`);
    writeFileSync(entry, imports.join(''));
    return entry;
  });
  await build({
    entryPoints: entries,
    outbase: folder,
    outdir: join(folder, 'built'),
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
  return entries.map((entry) => join(folder, 'built', relative(folder, entry)));
}
