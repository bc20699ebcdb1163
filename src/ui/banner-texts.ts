import english from '../../locales/en.json' with { type: 'json' };
import type { Language } from './languages.js';
import type { TextsLike } from './texts.js';

/** The words of the first layer, of the short notices and of the widget. */
export type BannerTexts = TextsLike<typeof english.banner>;

/** English is here at once: it is what every failure falls back on. */
export const englishBanner: BannerTexts = english.banner;

const banner = (module: { readonly default: { readonly banner: BannerTexts } }): BannerTexts =>
  module.default.banner;

/** The other languages, each loaded when wanted. */
const bannerLanguages: Readonly<Record<string, () => Promise<BannerTexts>>> = {
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }).then(banner),
  da: () => import('../../locales/da.json', { with: { type: 'json' } }).then(banner),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }).then(banner),
  es: () => import('../../locales/es.json', { with: { type: 'json' } }).then(banner),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }).then(banner),
  it: () => import('../../locales/it.json', { with: { type: 'json' } }).then(banner),
  ja: () => import('../../locales/ja.json', { with: { type: 'json' } }).then(banner),
  nl: () => import('../../locales/nl.json', { with: { type: 'json' } }).then(banner),
  pl: () => import('../../locales/pl.json', { with: { type: 'json' } }).then(banner),
  pt: () => import('../../locales/pt.json', { with: { type: 'json' } }).then(banner),
  sv: () => import('../../locales/sv.json', { with: { type: 'json' } }).then(banner),
} satisfies Record<Language, unknown>;

export const loadBanner = (language: string): Promise<BannerTexts> | undefined =>
  bannerLanguages[language]?.();
