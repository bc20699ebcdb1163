import { filler, type Fill } from './fill.js';
import { languageChain } from './language-chain.js';

/** Texts in the language that was really found, which the elements say with `lang` and `dir`. */
export interface Spoken<Texts> {
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly texts: Texts;
  readonly fill: Fill;
}

const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

export const spoken = <Texts>(language: string, texts: Texts): Spoken<Texts> => {
  const rtl = rightToLeft.test(language);
  return { language, dir: rtl ? 'rtl' : 'ltr', texts, fill: filler(language, rtl) };
};

/**
 * Loads texts in the nearest language there is. A language that cannot be loaded becomes English: the question must be
 * asked in some language, and `lang` tells which one it is.
 */
export const speak = async <Texts>(
  wanted: string,
  english: Texts,
  languages: Readonly<Record<string, () => Promise<Texts>>>,
): Promise<Spoken<Texts>> => {
  for (const language of languageChain(wanted)) {
    const load = languages[language];
    if (!load && language !== 'en') continue;
    try {
      return spoken(language, load ? await load() : english);
    } catch (error) {
      console.warn(`Accord: the texts in "${language}" could not be loaded`, error);
    }
  }
  return spoken('en', english);
};
