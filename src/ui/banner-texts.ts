import english from '../../locales/en.json' with { type: 'json' };
import type { Language } from './languages.js';
import type { LocaleOf, TextsLike } from './texts.js';

/** The words of the first layer, of the short notices and of the widget. */
export type BannerTexts = TextsLike<typeof english.banner>;

/** English is here at once: it is what every failure falls back on. */
export const englishBanner: BannerTexts = english.banner;

/** The other languages, each loaded when wanted. */
const bannerLanguages: Readonly<Record<string, () => Promise<LocaleOf<{ banner: BannerTexts }>>>> =
  {
    ar: () => import('../../locales/ar.json', { with: { type: 'json' } }),
    da: () => import('../../locales/da.json', { with: { type: 'json' } }),
    de: () => import('../../locales/de.json', { with: { type: 'json' } }),
    es: () => import('../../locales/es.json', { with: { type: 'json' } }),
    fr: () => import('../../locales/fr.json', { with: { type: 'json' } }),
    it: () => import('../../locales/it.json', { with: { type: 'json' } }),
    ja: () => import('../../locales/ja.json', { with: { type: 'json' } }),
    nl: () => import('../../locales/nl.json', { with: { type: 'json' } }),
    pl: () => import('../../locales/pl.json', { with: { type: 'json' } }),
    pt: () => import('../../locales/pt.json', { with: { type: 'json' } }),
    sv: () => import('../../locales/sv.json', { with: { type: 'json' } }),
  } satisfies Record<Language, unknown>;

export const loadBanner = (language: string): Promise<BannerTexts> | undefined =>
  bannerLanguages[language]?.().then((locale) => locale.default.banner);
