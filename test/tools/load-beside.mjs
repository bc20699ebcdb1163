import { basename } from 'node:path';
import { rollup } from 'rollup';

/**
 * A classic script cannot be split by rollup, and a bare `import('./x.js')` in one has no address to start from when it
 * was loaded from another origin. So, in the drop-in only, each `import('./some/part.js')` becomes a call of
 * `loadBeside('./accord-part.js')` from src/own-script.ts, and each part is built as an ES module beside the drop-in.
 *
 * The source stays plain `import()`, so the npm and one-file builds need nothing of this.
 *
 * Each part is built by itself: code that two of them share would be one more file to wait for. So a part has its own
 * copies of the modules that it imports: it must be handed state as arguments, and nobody may compare its objects by
 * `instanceof` with classes of the drop-in or of another part.
 */
export const rewriteImports = (ownScript) => ({
  name: 'rewrite-imports',
  async transform(code, id) {
    if (!code.includes('import(')) return null;
    let rewritten = code;
    // From the end, so that the positions of the others stay true.
    for (const { start, end, source } of dynamicImports(this.parse(code)).toReversed()) {
      const part = await this.resolve(source.value, id);
      const call = `loadBeside(${JSON.stringify(`./${partFileName(part.id)}`)})`;
      rewritten = rewritten.slice(0, start) + call + rewritten.slice(end);
    }
    if (rewritten === code) return null;
    return {
      code: `import { loadBeside } from ${JSON.stringify(ownScript)};\n${rewritten}`,
      map: null,
    };
  },
});

/** The modules that the drop-in imports lazily. */
export async function findParts(options) {
  const parts = new Set();
  const find = {
    name: 'find-parts',
    async resolveDynamicImport(specifier, importer) {
      if (typeof specifier === 'string') parts.add((await this.resolve(specifier, importer)).id);
      // Goes no further: what a part loads in turn is its own affair.
      return false;
    },
  };
  const build = await rollup({ ...options, plugins: [find, ...options.plugins] });
  await build.close();
  return [...parts];
}

/** Rollup plugin: what one part of the drop-in imports lazily and is a part by itself is not built once more with it. */
export const partsApart = (parts) => ({
  name: 'parts-apart',
  async resolveDynamicImport(specifier, importer) {
    const { id } = await this.resolve(specifier, importer);
    return parts.includes(id) ? { id: `./${partFileName(id)}`, external: true } : null;
  },
});

/**
 * Rollup plugin: a file that is loaded lazily is asked for together with those that it will import, instead of one after
 * the other. What failed is asked for once more, as `loadBeside` does.
 */
export const loadTogether = () => ({
  name: 'load-together',
  renderDynamicImport({ chunk, getTargetChunkImports }) {
    const others = (getTargetChunkImports() ?? []).filter(
      ({ fileName }) => fileName !== chunk.fileName,
    );
    if (others.length === 0) return { left: 'loadAgain(', right: ')' };
    const imports = others.map(({ resolvedImportPath }) => `loadAgain(${resolvedImportPath})`);
    return {
      left: `Promise.all([${imports},loadAgain(`,
      right: `)]).then(loaded=>loaded[${imports.length}])`,
    };
  },
});

/** Stands before the code of a part. An import is relative to the file it stands in, so that each has its own. */
export const loadAgain = ({ dynamicImports }) =>
  dynamicImports.length === 0
    ? ''
    : `const loadAgain = (file) => import(file).catch((error) => {
         if (document.querySelector('script[type=importmap]')) throw error;
         return import(file + '#' + Date.now());
       });`;

/**
 * `build/src/page/erase-items.js` is loaded as `accord-erase-items.js`, `drop-in-ui.js` as `accord-ui.js`,
 * `locales/fr.json?rest` as `locales/fr-rest.js`. No hashes: the address of the drop-in is the version of all.
 */
export function partFileName(id) {
  const [, language, part] = /([^/\\]+)\.json\?(\w+)$/.exec(id) ?? [];
  if (language) return `locales/${language}-${part}.js`;
  const name = basename(id, '.js');
  return `accord-${name.replace('drop-in-', '')}.js`;
}

/** The `import('…')` expressions in a syntax tree, in the order of the text. */
function dynamicImports(node) {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(dynamicImports);
  const inside = Object.values(node).flatMap(dynamicImports);
  const isOne = node.type === 'ImportExpression' && typeof node.source.value === 'string';
  return isOne ? [node, ...inside] : inside;
}
