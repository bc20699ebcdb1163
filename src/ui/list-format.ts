import { perLanguage } from './per-language.js';

/** Puts items together as a list in a language, in English as in its words: with no comma before the last. */
export const listFormat: (language: string) => Intl.ListFormat = perLanguage(
  (language) => new Intl.ListFormat(language.replace(/^en\b.*/, 'en-GB')),
);
