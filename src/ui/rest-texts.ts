import english from '../../locales/en.json' with { type: 'json' };
import { englishBanner, loadBanner, type BannerTexts } from './banner-texts.js';
import type { Language } from './languages.js';
import { speak, type Speaker, type Spoken } from './spoken.js';
import type { LocaleOf, TextsLike } from './texts.js';

/** The words of everything beyond the first layer. */
export type RestTexts = TextsLike<typeof english.rest>;

/** Both parts. Where the first layer has a text of the same name, this is that of the later ones. */
export type AllTexts = Omit<BannerTexts, keyof RestTexts> & RestTexts;

/** The other languages, each loaded when wanted. */
const restLanguages: Readonly<Record<string, () => Promise<LocaleOf<{ rest: RestTexts }>>>> = {
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

const loadBoth = (language: string): Promise<AllTexts> | undefined => {
  const more = restLanguages[language];
  return (
    more &&
    Promise.all([loadBanner(language), more()]).then(([banner, found]) => ({
      ...(banner ?? englishBanner),
      ...found.default.rest,
    }))
  );
};

let asked: Speaker | undefined;
let language: string;
let all: Promise<Spoken<AllTexts>>;

/**
 * All texts in the nearest language of which both parts are there. Asked for once in each language: where they do not come,
 * elements would wait for them one after the other, and each would say so.
 */
export const speakAll = (wanted: Speaker): Promise<Spoken<AllTexts>> => {
  if (asked !== wanted || language !== wanted.language) {
    asked = wanted;
    ({ language } = wanted);
    const sections = { banner: englishBanner, rest: english.rest };
    all = speak(wanted, { ...englishBanner, ...english.rest }, loadBoth, sections);
  }
  return all;
};
