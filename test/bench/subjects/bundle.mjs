import { fileURLToPath } from 'node:url';

/** Bundles a module given as text as a site would that has a build: minified, for production. */
export async function bundle(contents, options = {}) {
  // Installed beside the bench, perhaps only a moment ago.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    outdir: '/out',
    ...options,
  });
  return Object.fromEntries(
    outputFiles.map(({ path, contents }) => [path.split(/[\\/]/).pop(), Buffer.from(contents)]),
  );
}
