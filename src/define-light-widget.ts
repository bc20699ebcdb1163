import { defineWidget } from './ui/widget-element.js';
import { loadWidgetWords } from './ui/widget-words.js';

export { showFailure } from './show-failure.js';

/** Registers the widget alone: all that a returning visitor sees. */
export const defineLightWidget = (): void => defineWidget(loadWidgetWords);
