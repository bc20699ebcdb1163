const attribute = (tag, name) => new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>])`).exec(tag);
const without = (tag, ...names) =>
  names.reduce((rest, name) => rest.replace(attribute(rest, name)?.[0] ?? '', ''), tag);

const openScript = (tag) => {
  const type = attribute(tag, 'data-type')?.[1];
  const open = without(tag, 'type', 'data-type', 'data-consent');
  return type ? open.replace('<script', `<script type="${type}"`) : open;
};

/**
 * Turns a page's held markup into live markup and takes Accord out: the same page without consent. Only for tests, which
 * use it to prove that the tags work when nothing holds them.
 */
export const ungate = (html) =>
  html
    .replace(/<script[^>]*\bsrc="\/accord\/[^>]*><\/script>/g, '')
    .replace(/<template\s[^>]*\bdata-consent\b[^>]*>([\s\S]*?)<\/template>/g, (_, content) =>
      content.replace(/\sdata-(?=(src|href)=)/g, ' '),
    )
    .replace(/<script\s[^>]*\bdata-consent=[^>]*>/g, openScript)
    .replace(/<iframe\s[^>]*\bdata-consent=[^>]*>/g, (tag) =>
      without(tag, 'data-consent', 'data-placeholder').replace('data-src=', 'src='),
    );
