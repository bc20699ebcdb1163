/** The languages that Accord brings beside English, each by its file in `locales/`. Every list of texts has all of them. */
export const languages = [
  'ar',
  'da',
  'de',
  'es',
  'fr',
  'it',
  'ja',
  'nl',
  'pl',
  'pt',
  'sv',
] as const;

export type Language = (typeof languages)[number];
