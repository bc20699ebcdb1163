import { resolve as resolvePath } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { loadBeside, partFileName } from './tools/load-beside.mjs';
import { shipLicences } from './tools/ship-licences.mjs';
import { splitLocales } from './tools/split-locales.mjs';
import { squeezeLiterals } from './tools/squeeze-literals.mjs';

const npmEntries = {
  index: 'build/src/index.js',
  elements: 'build/src/elements.js',
  server: 'build/src/server.js',
  audit: 'build/src/audit.js',
};
const dropIn = 'build/src/drop-in.js';

const licences = shipLicences('dist/third-party-licences.txt');
const plugins = (conditions = []) => [
  nodeResolve({ exportConditions: conditions }),
  splitLocales(),
  squeezeLiterals(),
  licences,
];
const minify = (module) =>
  terser({ module, ecma: 2020, format: { comments: false }, compress: { passes: 3 } });
const output = { generatedCode: 'es2015', freeze: false };

const beside = loadBeside({
  ownScript: resolvePath('build/src/own-script.js'),
  fileName: partFileName,
});

/** The chunks of the ES modules beside the drop-in are named like parts, without hashes: see CONTRIBUTING.md. */
const partChunk = (chunk) =>
  partFileName(chunk.facadeModuleId ?? chunk.moduleIds.at(-1) ?? chunk.name);

// Built in this order: the drop-in says which parts it loads, the next build makes them.
export default [
  {
    input: dropIn,
    output: {
      ...output,
      file: 'dist/accord.js',
      format: 'iife',
      plugins: [minify(false)],
    },
    plugins: [...plugins(), beside.rewrite],
  },
  {
    output: {
      ...output,
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: partChunk,
      plugins: [minify(true)],
    },
    // The parts share code through the first layer's own file, not through one more request.
    preserveEntrySignatures: 'allow-extension',
    plugins: [beside.enter, ...plugins()],
  },
  {
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
    // Lit's own builds for Node, which bring the few DOM classes that defining an element needs.
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
