type Texts = { readonly [key: string]: string | readonly string[] | Texts };

const gapsOf = (text: string): string =>
  [...text.matchAll(/\{\w+\}/g)].map(String).sort().join(' ');

const missing = (given: unknown, path: string): string[] =>
  typeof given === 'string' && given ? [] : [`${path}: found ${show(given)}, not a text`];

/** What is wrong, text by text: each has to be there and to name what the English one names, such as `{site}`. */
const problemsIn = (given: unknown, english: Texts[string], path: string): string[] => {
  if (typeof english === 'string') {
    const gaps = gapsOf(english);
    if (typeof given !== 'string' || gapsOf(given) === gaps) return missing(given, path);
    return [`${path}: found “${given}”, which has to name ${gaps || 'nothing'}`];
  }
  // Other languages may need more paragraphs, and other forms by number, of which not every one says the number.
  if (Array.isArray(english)) {
    if (!Array.isArray(given) || !given.length)
      return [`${path}: found ${show(given)}, not a list of texts`];
    return given.flatMap((text, index) => missing(text, `${path}[${index}]`));
  }
  const at = { ...(given as Readonly<Record<string, unknown>> | undefined) };
  const texts = english as Texts;
  const isPlural = typeof texts['other'] === 'string';
  return Object.entries(isPlural ? { other: '', ...at } : texts).flatMap(([key, text]) => {
    const place = path ? `${path}.${key}` : key;
    return isPlural ? missing(at[key], place) : problemsIn(at[key], text, place);
  });
};

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/**
 * The site's own texts in place of Accord's, once every one of them is there: a layer in two languages, or without the
 * name of a button, would not be fair. `english` says by section which texts that are. A JSON module
 * is taken as well as its content.
 *
 * @throws {TypeError} that lists every text that is missing or does not fit, with its path.
 */
export const ownTexts = (texts: unknown, english: Readonly<Record<string, object>>): unknown => {
  const { default: inModule, ...own } = texts as Readonly<Record<string, object>>;
  const given = (inModule ?? own) as Readonly<Record<string, object>>;
  const problems = problemsIn(given, english as Texts, '');
  if (problems.length) throw new TypeError(`The site’s own texts: ${problems.join('; ')}`);
  return Object.assign({}, ...Object.keys(english).map((section) => given[section])) as unknown;
};
