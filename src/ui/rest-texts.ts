import english from '../../locales/en.json' with { type: 'json' };
import { englishBanner, loadBanner, type BannerTexts } from './banner-texts.js';
import type { Language } from './languages.js';
import { speak, type Speaker, type Spoken } from './spoken.js';
import type { TextsLike } from './texts.js';

/** The words of everything beyond the first layer. */
export type RestTexts = TextsLike<typeof english.rest>;

/** Both parts. Where the first layer has a text of the same name, this is that of the later ones. */
export type AllTexts = Omit<BannerTexts, keyof RestTexts> & RestTexts;

const rest = (module: { readonly default: { readonly rest: RestTexts } }): RestTexts =>
  module.default.rest;

/** The other languages, each loaded when wanted. */
const restLanguages: Readonly<Record<string, () => Promise<RestTexts>>> = {
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }).then(rest),
  da: () => import('../../locales/da.json', { with: { type: 'json' } }).then(rest),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }).then(rest),
  es: () => import('../../locales/es.json', { with: { type: 'json' } }).then(rest),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }).then(rest),
  it: () => import('../../locales/it.json', { with: { type: 'json' } }).then(rest),
  ja: () => import('../../locales/ja.json', { with: { type: 'json' } }).then(rest),
  nl: () => import('../../locales/nl.json', { with: { type: 'json' } }).then(rest),
  pl: () => import('../../locales/pl.json', { with: { type: 'json' } }).then(rest),
  pt: () => import('../../locales/pt.json', { with: { type: 'json' } }).then(rest),
  sv: () => import('../../locales/sv.json', { with: { type: 'json' } }).then(rest),
} satisfies Record<Language, unknown>;

const loadBoth = (language: string): Promise<AllTexts> | undefined => {
  const more = restLanguages[language];
  return (
    more &&
    Promise.all([loadBanner(language), more()]).then(([banner, found]) => ({
      ...(banner ?? englishBanner),
      ...found,
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
