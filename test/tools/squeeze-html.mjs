/**
 * Rollup plugin: makes every run of white space in html`…` literals a single space. It never takes the last one away,
 * because that would change what visitors read.
 */
export function squeezeHtml() {
  return {
    name: 'squeeze-html',
    transform(code, id) {
      if (id.includes('node_modules') || !/\bhtml\s*`/.test(code)) return null;
      let squeezed = code;
      // From the end, so that the positions of the others stay true.
      const texts = htmlTexts(this.parse(code)).toSorted((a, b) => b.start - a.start);
      for (const { start, end, value } of texts)
        squeezed = squeezed.slice(0, start) + value.raw.replace(/\s+/g, ' ') + squeezed.slice(end);
      return { code: squeezed, map: null };
    },
  };
}

/** The literal parts of the templates in a module, those inside others' expressions too. */
function htmlTexts(node) {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(htmlTexts);
  const inside = Object.values(node).flatMap(htmlTexts);
  const isOne = node.type === 'TaggedTemplateExpression' && node.tag.name === 'html';
  return isOne ? [...node.quasi.quasis, ...inside] : inside;
}
