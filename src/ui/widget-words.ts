import english from '../../locales/en.json' with { type: 'json' };
import type { WidgetWords } from './element-types.js';
import { inTime } from './in-time.js';
import { languageChain } from './language-chain.js';
import type { Language } from './languages.js';
import type { Speaker } from './spoken.js';

type WidgetTexts = Omit<WidgetWords, 'language'>;

const widget = (module: { readonly default: { readonly widget: WidgetTexts } }): WidgetTexts =>
  module.default.widget;

/** The other languages, each loaded when wanted. */
const widgetLanguages: Readonly<Record<string, () => Promise<WidgetTexts>>> = {
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }).then(widget),
  da: () => import('../../locales/da.json', { with: { type: 'json' } }).then(widget),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }).then(widget),
  es: () => import('../../locales/es.json', { with: { type: 'json' } }).then(widget),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }).then(widget),
  it: () => import('../../locales/it.json', { with: { type: 'json' } }).then(widget),
  ja: () => import('../../locales/ja.json', { with: { type: 'json' } }).then(widget),
  nl: () => import('../../locales/nl.json', { with: { type: 'json' } }).then(widget),
  pl: () => import('../../locales/pl.json', { with: { type: 'json' } }).then(widget),
  pt: () => import('../../locales/pt.json', { with: { type: 'json' } }).then(widget),
  sv: () => import('../../locales/sv.json', { with: { type: 'json' } }).then(widget),
} satisfies Record<Language, unknown>;

/**
 * The widget's words in the nearest language there is, the site's own before Accord's. It shares no file with the first
 * layer, so that a returning visitor loads nothing else.
 */
export const loadWidgetWords = async ({
  language: wanted,
  texts,
}: Speaker): Promise<WidgetWords> => {
  for (const language of languageChain(wanted)) {
    const own = async (): Promise<WidgetTexts | undefined> => {
      const given = await texts?.(language);
      if (!given) return undefined;
      const { ownTexts } = await import('./own-texts.js');
      return ownTexts(given, { widget: english.widget }) as WidgetTexts;
    };
    for (const load of [texts && own, widgetLanguages[language]]) {
      const found = load && (await inTime(load()).catch(console.warn));
      if (found) return { ...found, language };
    }
  }
  return { ...english.widget, language: 'en' };
};
