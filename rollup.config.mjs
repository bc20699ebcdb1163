import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import {
  findParts,
  loadAgain,
  loadTogether,
  partFileName,
  partsApart,
  rewriteImports,
} from './test/tools/load-beside.mjs';
import { minify } from './test/tools/minify.mjs';
import { shipLicences } from './test/tools/ship-licences.mjs';
import { splitLocales } from './test/tools/split-locales.mjs';
import { squeezeCss } from './test/tools/squeeze-css.mjs';
import { squeezeHtml } from './test/tools/squeeze-html.mjs';

const dropIn = 'build/src/drop-in.js';
const audit = resolve('build/src/drop-in-audit.js');
const npmEntries = {
  index: 'build/src/index.js',
  elements: 'build/src/elements.js',
  server: 'build/src/server.js',
  audit: 'build/src/audit.js',
};

/** Otherwise rollup moves shared code into an entry, and chunks import it from there under one-letter names. */
const preserveEntrySignatures = 'strict';

const licences = shipLicences('dist/third-party-licences.txt');
const plugins = ({ conditions = [], locales } = {}) => [
  // The package's own `sideEffects` speak of dist/, not of the files in build/.
  nodeResolve({ exportConditions: conditions, ignoreSideEffectsForRoot: true }),
  splitLocales(locales),
  squeezeCss(),
  squeezeHtml(),
  licences,
];
const output = { generatedCode: 'es2015', freeze: false };

/** TypeScript's helpers in Lit's shims for Node ask for a `this` that modules do not have, and do without it. */
function onwarn(warning) {
  if (warning.code !== 'THIS_IS_UNDEFINED') throw new Error(warning.message, { cause: warning });
}

/** A part of the drop-in, with what it imports. What it imports lazily is a part like itself. */
const partBundle = (part) => ({
  input: part,
  // What a lazily loaded part needs of this one, it imports from it, not from a third file.
  preserveEntrySignatures: 'allow-extension',
  output: {
    ...output,
    dir: 'dist',
    format: 'es',
    entryFileNames: partFileName(part),
    chunkFileNames: ({ facadeModuleId, moduleIds }) =>
      partFileName(facadeModuleId ?? moduleIds.at(-1)),
    intro: loadAgain,
    plugins: [loadTogether(), minify()],
  },
  plugins: [partsApart(parts), ...plugins()],
});

/** The one-file build is for visitors, who need no audit. */
const leaveOutAudit = { name: 'leave-out-audit', load: (id) => (id === audit ? '' : null) };

const parts = await findParts({ input: dropIn, plugins: plugins(), onwarn });
const bundles = [
  ...parts.filter((part) => part !== audit).map(partBundle),
  {
    input: dropIn,
    output: { ...output, file: 'dist/accord.js', format: 'iife', plugins: [minify()] },
    plugins: [...plugins(), rewriteImports(resolve('build/src/own-script.js'))],
  },
  {
    // The same in one file.
    input: dropIn,
    output: {
      ...output,
      file: 'dist/accord.all.js',
      format: 'iife',
      inlineDynamicImports: true,
      plugins: [minify()],
    },
    plugins: [leaveOutAudit, ...plugins({ locales: { asText: true } })],
  },
  {
    // The drop-in imports it like a part. It is a classic script all the same, so that a page or a test can put it first.
    input: audit,
    output: { ...output, file: 'dist/accord-audit.js', format: 'iife', plugins: [minify()] },
    plugins: plugins(),
  },
  {
    // For bundlers.
    input: npmEntries,
    preserveEntrySignatures,
    output: {
      ...output,
      dir: 'dist/esm',
      format: 'es',
      chunkFileNames: 'chunks/[name]-[hash].js',
      plugins: [minify()],
    },
    plugins: plugins(),
  },
  {
    // For Node, where apps are tested with a simulated page too: with Lit's own builds, which do without what those lack.
    input: npmEntries,
    preserveEntrySignatures,
    output: {
      ...output,
      dir: 'dist/node',
      format: 'es',
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
    plugins: plugins({ conditions: ['node'] }),
  },
];

export default bundles.map((bundle) => ({ ...bundle, onwarn }));
