import { basename, dirname, resolve } from 'node:path';

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
    transform(code, id) {
      if (!code.includes('import(')) return null;
      const edits = [];
      walk(this.parse(code), (node) => {
        if (node.type !== 'ImportExpression' || typeof node.source.value !== 'string') return;
        const part = resolve(dirname(id), node.source.value);
        parts.add(part);
        edits.push({
          start: node.start,
          end: node.end,
          text: `import(new URL(${JSON.stringify(`./${fileName(part)}`)}, accordBase).href)`,
        });
      });
      if (edits.length === 0) return null;
      const rewritten = edits
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
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

/** `build/src/page/erase-items.js` is loaded as `accord-erase-items.js`. */
export const partFileName = (path) => {
  const locale = /([^/]+)\.json\?(\w+)$/.exec(path);
  if (locale) return `locales/${locale[1]}-${locale[2]}.js`;
  const name = basename(path, '.js');
  return name === 'drop-in-ui' ? 'accord-ui.js' : `accord-${name}.js`;
};

function walk(node, visit) {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit));
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') visit(node);
  for (const value of Object.values(node)) walk(value, visit);
}
