/** A text with one form per plural category of its language; `{count}` chooses the form. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

export type Values = Readonly<Record<string, string | number>>;

/** Fills the `{placeholders}` of a text, numbers in the language's own way. */
export type Fill = (text: string | Plural, values?: Values) => string;

/**
 * Languages in which numbers below 1000 need nothing of `Intl`, which browsers take longer to load than the first layer takes
 * for everything else: the digits are those of JavaScript and, but for 0, the plural category of 1 alone is `one`, if there is one.
 */
const simple = /^(da|de|en|es|fi|fr|it|ja|nb|nl|pt|sv)\b/;

const isSimple = (language: string, value: unknown): boolean =>
  simple.test(language) && Number(value) >= 0 && Number(value) < 1000;

/**
 * A `Fill` for one language. Values that may run the other way are set apart (Unicode isolates) in their own direction, so
 * that a name in another script cannot turn the sentence around it.
 */
export const filler =
  (language: string, rightToLeft: boolean): Fill =>
  (text, values = {}) => {
    const form = (count = Number(values['count'])): Intl.LDMLPluralRule =>
      count && isSimple(language, count)
        ? count === 1
          ? 'one'
          : 'other'
        : new Intl.PluralRules(language).select(count);
    const pattern = typeof text === 'string' ? text : (text[form()] ?? text.other);
    return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
      const given = values[name] ?? '';
      const value =
        typeof given === 'string' || isSimple(language, given)
          ? `${given}`
          : given.toLocaleString(language);
      const turns = /[\u0590-\u08ff]/.test(value);
      if (!rightToLeft && !turns) return value;
      return `${turns ? '\u2067' : '\u2066'}${value}\u2069`;
    });
  };
