/**
 * Rollup plugin: takes comments and needless white space out of style sheets: literals tagged `css`, and every literal
 * of a file in styles/. HTML templates stay as written, because their white space is part of what visitors read.
 */
export function squeezeCss() {
  return {
    name: 'squeeze-css',
    transform(code, id) {
      const inStyles = /\/build\/styles\//.test(id.replaceAll('\\', '/'));
      if (id.includes('node_modules') || !(inStyles || code.includes('css`'))) return null;
      const literals = inStyles ? /`((?:[^`\\]|\\.)*)`/g : /(?<=\bcss)`((?:[^`\\]|\\.)*)`/g;
      return { code: code.replace(literals, (_literal, css) => `\`${squeeze(css)}\``), map: null };
    },
  };
}

/** Strings and `${…}` are set aside: their white space means something. */
export function squeeze(css) {
  const kept = [];
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\$\{[^}]*\}|"[^"]*"|'[^']*'/g, (text) => `\uE000${kept.push(text) - 1}\uE001`)
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/;+}/g, '}')
    .replace(/(?<![\w.])0(?=\.\d)/g, '')
    .replace(/ !important/g, '!important')
    .trim()
    .replace(/\uE000(\d+)\uE001/g, (_mark, index) => kept[index]);
}
