import { defineWidget } from './ui/widget-element.js';
import { loadWidgetWords } from './ui/widget-words.js';

/*
 * What the drop-in loads for a returning visitor, on pages without a link of the site's own to the preferences; the build
 * calls it `accord-widget.js`.
 */
export { connectElements } from './connect-elements.js';

export const defineElements = (): void => defineWidget(loadWidgetWords);
