/**
 * Rollup plugin: takes comments and needless white space out of css`…` literals.
 * Templates (html`…`) stay as written, because collapsing their white space changes what visitors read.
 */
export function squeezeCss() {
  return {
    name: 'squeeze-css',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('css`')) return null;
      return { code: code.replace(/\bcss`((?:[^`\\]|\\.)*)`/g, squeezeLiteral), map: null };
    },
  };
}

function squeezeLiteral(_match, css) {
  const squeezed = css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/;}/g, '}')
    .trim();
  return `css\`${squeezed}\``;
}
