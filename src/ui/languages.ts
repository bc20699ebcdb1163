/** The languages that Accord brings beside English, each by its file in `locales/`. Every list of texts has all of them. */
export const languages = ['ar', 'de', 'fr'] as const;

export type Language = (typeof languages)[number];
