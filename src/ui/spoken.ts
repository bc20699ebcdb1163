import type { ConsentSource } from './consent-source.js';
import { filler, type Fill } from './fill.js';
import { inTime } from './in-time.js';
import { languageChain } from './language-chain.js';

/** Texts in the language that was really found, which the elements say with `lang` and `dir`. */
export interface Spoken<Texts> {
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly texts: Texts;
  readonly fill: Fill;
}

/** Who knows which language is wanted. */
export type Speaker = Pick<ConsentSource, 'language' | 'texts'>;

const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

export const spoken = <Texts>(language: string, texts: Texts): Spoken<Texts> => {
  const rtl = rightToLeft.test(language);
  return { language, dir: rtl ? 'rtl' : 'ltr', texts, fill: filler(language, rtl) };
};

/**
 * Loads texts in the nearest language there is, the site's own before Accord's. A language that cannot be loaded, or does not
 * come, becomes English: the question must be asked in some language, and `lang` tells which one it is. `sections` are those of the
 * English texts.
 */
export const speak = async <Texts extends object>(
  { language: wanted, texts }: Speaker,
  english: Texts,
  load: (language: string) => Promise<Texts> | undefined,
  sections: Readonly<Record<string, object>>,
): Promise<Spoken<Texts>> => {
  for (const language of languageChain(wanted)) {
    const own = async (): Promise<Texts | undefined> => {
      const given = await texts?.(language);
      if (!given) return undefined;
      return (await import('./own-texts.js')).ownTexts(given, sections) as Texts;
    };
    const loads = [texts && own, load, language === 'en' && (async () => english)];
    for (const each of loads) {
      try {
        const loading = each && each(language);
        const found = loading && (await inTime(loading));
        if (found) return spoken(language, found);
      } catch (error) {
        console.warn(`Accord: the texts in "${language}" could not be loaded`, error);
      }
    }
  }
  return spoken('en', english);
};
