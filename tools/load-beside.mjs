import { basename } from 'node:path';

/**
 * A classic script cannot be split by rollup, and a bare `import('./x.js')` in one has no address to start from
 * when it was loaded from another origin. So, in the drop-in only, each `import('./some/part.js')` becomes
 * `import(new URL('./accord-part.js', base).href)`, with `base` from src/own-script.ts; and the parts found this way
 * become the entries of a second build, of ES modules beside the drop-in.
 *
 * The source stays plain `import()`, so the npm and one-file builds need nothing of this.
 *
 * A part gets its own copies of the modules that it imports: it must be handed state as arguments, and nobody may
 * compare its objects by `instanceof` with classes of the drop-in.
 */
export function loadBeside({ ownScript, fileName }) {
  const parts = new Set();

  const rewrite = {
    name: 'load-beside',
    async transform(code, id) {
      const calls = code.includes('import(') ? dynamicImports(this.parse(code)) : [];
      if (calls.length === 0) return null;
      let rewritten = code;
      // From the end, so that the positions of the others stay true.
      for (const { start, end, source } of calls.toReversed()) {
        const part = await this.resolve(source.value, id);
        parts.add(part.id);
        const url = `new URL(${JSON.stringify(`./${fileName(part.id)}`)}, accordBase)`;
        rewritten = `${rewritten.slice(0, start)}import(${url}.href)${rewritten.slice(end)}`;
      }
      const header = `import { base as accordBase } from ${JSON.stringify(ownScript)};\n`;
      return { code: header + rewritten, map: null };
    },
  };

  const enter = {
    name: 'load-beside-entries',
    options: (options) => ({
      ...options,
      input: Object.fromEntries(
        [...parts].map((part) => [fileName(part).replace(/\.js$/, ''), part]),
      ),
    }),
  };

  return { rewrite, enter };
}

/**
 * `build/src/page/erase-items.js` is loaded as `accord-erase-items.js`, the elements' entry as `accord-ui.js`,
 * `locales/fr.json?rest` as `locales/fr-rest.js`. No hashes: the address of the drop-in is the version of all.
 */
export function partFileName(id) {
  const [, language, part] = /([^/\\]+)\.json\?(\w+)$/.exec(id) ?? [];
  if (language) return `locales/${language}-${part}.js`;
  const name = basename(id, '.js');
  return name === 'drop-in-ui' ? 'accord-ui.js' : `accord-${name}.js`;
}

/** The `import('…')` expressions in a syntax tree, in the order of the text. */
function dynamicImports(node) {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(dynamicImports);
  const inside = Object.values(node).flatMap(dynamicImports);
  const isOne = node.type === 'ImportExpression' && typeof node.source.value === 'string';
  return isOne ? [node, ...inside] : inside;
}
