import english from '../../locales/en.json' with { type: 'json' };
import { bannerLanguages, englishBanner, type BannerTexts } from './banner-texts.js';
import { languages, type Language } from './languages.js';
import { speak, type Speaker, type Spoken } from './spoken.js';
import type { TextsLike } from './texts.js';

/** The words of everything beyond the first layer. */
export type RestTexts = TextsLike<typeof english.rest>;

/** Both parts. Where the first layer has a text of the same name, this is that of the later ones. */
export type AllTexts = Omit<BannerTexts, keyof RestTexts> & RestTexts;

const rest = (module: { readonly default: { readonly rest: RestTexts } }): RestTexts =>
  module.default.rest;

/** The other languages, each loaded when wanted. */
const restLanguages: Record<Language, () => Promise<RestTexts>> = {
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }).then(rest),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }).then(rest),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }).then(rest),
};

/** All texts in the nearest language of which both parts are there. */
export const speakAll = (wanted: Speaker): Promise<Spoken<AllTexts>> => {
  const both = Object.fromEntries(
    languages.map((language) => [
      language,
      async (): Promise<AllTexts> => {
        const [banner, more] = await Promise.all([
          bannerLanguages[language](),
          restLanguages[language](),
        ]);
        return { ...banner, ...more };
      },
    ]),
  );
  const sections = { banner: englishBanner, rest: english.rest };
  return speak<AllTexts>(wanted, { ...englishBanner, ...english.rest }, both, sections);
};
