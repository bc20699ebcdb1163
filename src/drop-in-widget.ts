import { keepWidget } from './keep-elements.js';
import { defineWidget } from './ui/widget-element.js';
import { loadWidgetWords } from './ui/widget-words.js';

/**
 * What the drop-in loads for a returning visitor, on pages without a link of the site's own to the preferences; the build
 * calls it `accord-widget.js`.
 */
export const showWidget = (signal: AbortSignal): void => {
  defineWidget(loadWidgetWords);
  keepWidget(signal);
};
