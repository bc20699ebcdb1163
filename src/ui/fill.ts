/** A text with one form per plural category of its language; `{count}` chooses the form. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

export type Values = Readonly<Record<string, string | number>>;

/** Fills the `{placeholders}` of a text, numbers in the language's own way. */
export type Fill = (text: string | Plural, values?: Values) => string;

/**
 * A `Fill` for one language. In right-to-left languages every value is set apart (Unicode isolates) in its own
 * direction, so that a Latin name cannot turn the sentence around it.
 */
export const filler =
  (language: string, rightToLeft: boolean): Fill =>
  (text, values = {}) => {
    const pattern =
      typeof text === 'string'
        ? text
        : (text[new Intl.PluralRules(language).select(Number(values['count']))] ?? text.other);
    return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = (values[name] ?? '').toLocaleString(language);
      if (!rightToLeft) return value;
      return `${/[\u0590-\u08ff]/.test(value) ? '\u2067' : '\u2066'}${value}\u2069`;
    });
  };
