import { bannerLanguages, englishBanner } from './banner-texts.js';
import { speak } from './spoken.js';
import type { WidgetWords } from './widget-element.js';

/** The widget's words in the nearest language there is. */
export const loadWidgetWords = async (wanted: string): Promise<WidgetWords> => {
  const { language, dir, texts } = await speak(wanted, englishBanner, bannerLanguages);
  return {
    language,
    dir,
    label: texts.widget,
    all: texts.widgetAll,
    none: texts.widgetNone,
    some: texts.widgetSome,
    open: texts.widgetOpen,
    gpc: texts.widgetGpc,
  };
};
