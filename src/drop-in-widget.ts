import { keepWidget } from './keep-elements.js';
import { showFailure } from './show-failure.js';
import type { ConsentSource } from './ui/consent-source.js';
import { defineWidget } from './ui/widget-element.js';
import { loadWidgetWords } from './ui/widget-words.js';

/**
 * What the drop-in loads for a returning visitor, on pages without a link of the site's own to the preferences, and where
 * these could not be loaded; the build calls it `accord-widget.js`.
 */
export const showWidget = (consent: ConsentSource, signal: AbortSignal): void => {
  defineWidget(loadWidgetWords);
  keepWidget(signal);
  showFailure(consent, signal);
};
