import english from '../../locales/en.json' with { type: 'json' };
import { speak } from './spoken.js';
import type { TextsLike } from './texts.js';
import type { WidgetWords } from './widget-element.js';

type WidgetTexts = TextsLike<typeof english.widget>;

const widget = (module: { readonly default: { readonly widget: WidgetTexts } }): WidgetTexts =>
  module.default.widget;

/** The languages beside English. */
export const widgetLanguages: Record<string, () => Promise<WidgetTexts>> = {
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }).then(widget),
};

/** The widget's words in the nearest language there is. */
export const loadWidgetWords = async (wanted: string): Promise<WidgetWords> => {
  const { language, dir, texts } = await speak(wanted, english.widget, widgetLanguages);
  return { ...texts, language, dir };
};
