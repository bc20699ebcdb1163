import english from '../../locales/en.json' with { type: 'json' };
import type { WidgetWords } from './widget-element.js';

type WidgetTexts = Omit<WidgetWords, 'language'>;

const widget = (module: { readonly default: { readonly widget: WidgetTexts } }): WidgetTexts =>
  module.default.widget;

/** The languages beside English. */
export const widgetLanguages: Record<string, () => Promise<WidgetTexts>> = {
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }).then(widget),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }).then(widget),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }).then(widget),
};

/**
 * The widget's words in the nearest language there is. It shares no code with the first layer, so that a returning
 * visitor loads nothing else.
 */
export const loadWidgetWords = async (wanted: string): Promise<WidgetWords> => {
  let language = wanted;
  while (language && !widgetLanguages[language]) language = language.replace(/-?[^-]*$/, '');
  const texts = await widgetLanguages[language]?.().catch(() => undefined);
  return texts ? { ...texts, language } : { ...english.widget, language: 'en' };
};
