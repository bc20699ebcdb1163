import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { loadBeside, partFileName } from './tools/load-beside.mjs';
import { shipLicences } from './tools/ship-licences.mjs';
import { splitLocales } from './tools/split-locales.mjs';
import { squeezeCss } from './tools/squeeze-css.mjs';

const dropIn = 'build/src/drop-in.js';
const npmEntries = {
  index: 'build/src/index.js',
  elements: 'build/src/elements.js',
  server: 'build/src/server.js',
  audit: 'build/src/audit.js',
};

const licences = shipLicences('dist/third-party-licences.txt');
const plugins = (conditions = []) => [
  // The package's own `sideEffects` speak of dist/, not of the files in build/.
  nodeResolve({ exportConditions: conditions, ignoreSideEffectsForRoot: true }),
  splitLocales(),
  squeezeCss(),
  licences,
];
const minify = (module) =>
  terser({ module, ecma: 2020, format: { comments: false }, compress: { passes: 3 } });
const output = { generatedCode: 'es2015', freeze: false };

const beside = loadBeside({
  ownScript: resolve('build/src/own-script.js'),
  fileName: partFileName,
});
await rollup({ input: dropIn, plugins: [...plugins(), beside.find], onwarn }).then((found) =>
  found.close(),
);

/** Code that parts share lies beside them, and is named like them after what it mainly holds. */
const sharedChunk = ({ moduleIds }) => partFileName(moduleIds.at(-1));

/** TypeScript's helpers in Lit's shims for Node ask for a `this` that modules do not have, and do without it. */
function onwarn(warning) {
  if (warning.code !== 'THIS_IS_UNDEFINED') throw new Error(warning.message, { cause: warning });
}

const bundles = [
  {
    // The parts that the drop-in loads when it needs them.
    // Unless a part's exports may grow, sharing code with another one would make a file of its own for it.
    preserveEntrySignatures: 'allow-extension',
    output: {
      ...output,
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: (chunk) =>
        chunk.isDynamicEntry ? partFileName(chunk.facadeModuleId) : sharedChunk(chunk),
      plugins: [minify(true)],
    },
    plugins: [beside.enter, ...plugins()],
  },
  {
    input: dropIn,
    output: { ...output, file: 'dist/accord.js', format: 'iife', plugins: [minify(false)] },
    plugins: [...plugins(), beside.rewrite],
  },
  {
    // The same in one file.
    input: dropIn,
    output: {
      ...output,
      file: 'dist/accord.all.js',
      format: 'iife',
      inlineDynamicImports: true,
      plugins: [minify(false)],
    },
    plugins: plugins(),
  },
  {
    // The audit for pages without a bundler, and for tests that put it into every page.
    input: 'build/src/audit-drop-in.js',
    output: {
      ...output,
      file: 'dist/accord-audit.js',
      format: 'iife',
      plugins: [minify(false)],
    },
    plugins: plugins(),
  },
  {
    // For bundlers.
    input: npmEntries,
    output: {
      ...output,
      dir: 'dist/esm',
      format: 'es',
      chunkFileNames: 'chunks/[name]-[hash].js',
      plugins: [minify(true)],
    },
    plugins: plugins(),
  },
  {
    // For Node, with Lit's own builds for it, which bring the few DOM classes that defining an element needs.
    input: npmEntries,
    output: {
      ...output,
      dir: 'dist/node',
      format: 'es',
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
    plugins: plugins(['node']),
  },
];

export default bundles.map((bundle) => ({ ...bundle, onwarn }));
