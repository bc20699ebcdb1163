import { perLanguage } from './per-language.js';

/** Puts items together as a list in a language. */
export const listFormat: (language: string) => Intl.ListFormat = perLanguage(
  (language) => new Intl.ListFormat(language),
);
