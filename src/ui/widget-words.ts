import english from '../../locales/en.json' with { type: 'json' };
import type { WidgetWords } from './element-types.js';
import { inTime } from './in-time.js';
import { languageChain } from './language-chain.js';
import type { Language } from './languages.js';
import type { Speaker } from './spoken.js';
import type { LocaleOf } from './texts.js';

type WidgetTexts = Omit<WidgetWords, 'language'>;

/** The other languages, each loaded when wanted. */
const widgetLanguages: Readonly<Record<string, () => Promise<LocaleOf<{ widget: WidgetTexts }>>>> =
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
    const brought = async (): Promise<WidgetTexts | undefined> =>
      (await widgetLanguages[language]?.())?.default.widget;
    for (const load of [texts && own, brought]) {
      const found = load && (await inTime(load()).catch(console.warn));
      if (found) return { ...found, language };
    }
  }
  return { ...english.widget, language: 'en' };
};
