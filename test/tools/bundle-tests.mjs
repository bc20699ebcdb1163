import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

const bundled = join('test', '.bundled');

/** Whose tests do everything in frames of their own: they can share a page, and opening one takes a second. */
const inFrames = ['test/page/gate', 'test/signals'];

/**
 * Bundles browser tests with all they import, what they share in chunks: a browser asks for a few files for each test
 * instead of a hundred and more. Returns the bundled files; they are gone when this process ends, those of one that was killed
 * when the next one begins.
 */
export async function bundleTests(files) {
  const folder = join(bundled, String(process.pid));
  removeStale();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const groups = inFrames.map((place) => files.filter((file) => dirname(file) === place));
  const entries = [
    ...files.filter((file) => !inFrames.includes(dirname(file))),
    ...groups.filter((group) => group.length > 0).map((group) => writeGroup(folder, group)),
  ];
  await build({
    entryPoints: entries,
    outbase: '.',
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
  return entries.map((entry) => join(folder, 'built', entry.replace(/\.ts$/, '.js')));
}

function removeStale() {
  if (!existsSync(bundled)) return;
  for (const name of readdirSync(bundled)) {
    if (!isRunning(Number(name))) rmSync(join(bundled, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is another user's.
    return error.code === 'EPERM';
  }
}

/** A file that is all of these. */
function writeGroup(folder, files) {
  const entry = join(folder, `${dirname(files[0]).replaceAll('/', '-')}.test.js`);
  mkdirSync(folder, { recursive: true });
  const imports = files.map((file) => `import '${relative(folder, file)}';\n`);
  writeFileSync(entry, imports.join(''));
  return entry;
}
