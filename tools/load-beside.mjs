import { basename } from 'node:path';

/**
 * A classic script cannot be split by rollup, and a bare `import('./x.js')` in one has no address to start from when it
 * was loaded from another origin. So, in the drop-in only, each `import('./some/part.js')` becomes a call of
 * `loadBeside('./accord-part.js')` from src/own-script.ts, and the parts become ES modules beside the drop-in.
 *
 * Three plugins, for three builds in this order: `find` for a first look at the drop-in, `enter` for the parts,
 * `rewrite` for the drop-in itself. The last one also names what each part imports, so that the browser need not
 * wait for the part to learn of it.
 *
 * The source stays plain `import()`, so the npm and one-file builds need nothing of this.
 *
 * A part gets its own copies of the modules that it imports: it must be handed state as arguments, and nobody may
 * compare its objects by `instanceof` with classes of the drop-in.
 */
export function loadBeside({ ownScript, fileName }) {
  /** The files of each part: its own first, then what it imports. */
  const parts = new Map();

  const find = {
    name: 'load-beside-find',
    async resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== 'string') return null;
      const part = await this.resolve(specifier, importer);
      parts.set(part.id, [fileName(part.id)]);
      // Goes no further: what a part loads in turn is its own affair.
      return false;
    },
  };

  const enter = {
    name: 'load-beside-enter',
    options: (options) => ({
      ...options,
      input: Object.fromEntries(
        [...parts].map(([part, [file]]) => [file.replace(/\.js$/, ''), part]),
      ),
    }),
    generateBundle(_options, bundle) {
      for (const { facadeModuleId, fileName: file } of Object.values(bundle))
        if (parts.has(facadeModuleId)) parts.set(facadeModuleId, [...withImports(file, bundle)]);
    },
  };

  const rewrite = {
    name: 'load-beside-rewrite',
    async transform(code, id) {
      let rewritten = code;
      // From the end, so that the positions of the others stay true.
      for (const { start, end, source } of dynamicImports(this, code).toReversed()) {
        const part = await this.resolve(source.value, id);
        const files = parts.get(part.id).map((file) => JSON.stringify(`./${file}`));
        rewritten = `${rewritten.slice(0, start)}loadBeside(${files})${rewritten.slice(end)}`;
      }
      if (rewritten === code) return null;
      return {
        code: `import { loadBeside } from ${JSON.stringify(ownScript)};\n${rewritten}`,
        map: null,
      };
    },
  };

  return { find, enter, rewrite };
}

/** A file and all that loading it loads. */
function withImports(file, bundle, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const imported of bundle[file].imports) withImports(imported, bundle, seen);
  return seen;
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

/** The `import('…')` expressions of a module, in the order of the text. */
const dynamicImports = (context, code) =>
  code.includes('import(') ? dynamicImportsIn(context.parse(code)) : [];

function dynamicImportsIn(node) {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(dynamicImportsIn);
  const inside = Object.values(node).flatMap(dynamicImportsIn);
  const isOne = node.type === 'ImportExpression' && typeof node.source.value === 'string';
  return isOne ? [node, ...inside] : inside;
}
