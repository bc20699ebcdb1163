/**
 * Rollup plugin: takes comments and needless white space out of css`…` literals, and makes every run of white space in
 * html`…` literals a single space. It never takes the last one away, because that would change what visitors read.
 */
export function squeezeLiterals() {
  return {
    name: 'squeeze-literals',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(css|html|svg)\s*`/.test(code)) return null;
      const edits = [];
      walk(this.parse(code), (node) => {
        const squeeze = node.type === 'TaggedTemplateExpression' && squeezers[node.tag.name];
        if (!squeeze) return;
        for (const { start, end, value } of node.quasi.quasis)
          edits.push({ start, end, text: squeeze(value.raw) });
      });
      const squeezed = edits
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
      return { code: squeezed, map: null };
    },
  };
}

const squeezeHtml = (html) => html.replace(/\s+/g, ' ');

const squeezeCss = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/;}/g, '}')
    .trim();

const squeezers = { css: squeezeCss, html: squeezeHtml, svg: squeezeHtml };

function walk(node, visit) {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit));
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') visit(node);
  for (const value of Object.values(node)) walk(value, visit);
}
