import english from '../../locales/en.json' with { type: 'json' };

/** The widget's words. */
export interface WidgetWords {
  /** The direction of the writing. */
  readonly dir: string;
  /** What it opens: 'Your Privacy Choices'. */
  readonly label: string;
  /** The present state in words; `some` says `{on}` and `{all}`. */
  readonly all: string;
  readonly none: string;
  readonly some: string;
  readonly open: string;
  /** Said while Global Privacy Control stands for refusals. */
  readonly gpc: string;
}

/** Words, and the language they were found in. */
export interface SpokenWords {
  readonly language: string;
  readonly words: WidgetWords;
}

const widget = (module: { readonly default: { readonly widget: WidgetWords } }): WidgetWords =>
  module.default.widget;

/** The languages beside English. */
export const widgetLanguages: Record<string, () => Promise<WidgetWords>> = {
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }).then(widget),
};

/**
 * The widget's words in the nearest language there is, and which one that is. It shares no code with the first layer,
 * so that a returning visitor loads this file alone.
 */
export const loadWidgetWords = async (wanted: string): Promise<SpokenWords> => {
  let language = wanted;
  while (language && !widgetLanguages[language]) language = language.replace(/-?[^-]*$/, '');
  const words = await widgetLanguages[language]?.().catch(() => undefined);
  return words ? { language, words } : { language: 'en', words: english.widget };
};
