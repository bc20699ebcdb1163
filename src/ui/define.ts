import { AccordBanner } from './banner-element.js';
import { AccordConsent } from './consent-element.js';
import { defineWidget } from './widget-element.js';
import { loadWidgetWords } from './widget-words.js';

/** Registers `<accord-consent>` and `<accord-widget>`. A name that is taken (a second copy of Accord) is left alone. */
export const defineElements = (): void => {
  if (!customElements.get('accord-banner')) customElements.define('accord-banner', AccordBanner);
  if (!customElements.get('accord-consent')) customElements.define('accord-consent', AccordConsent);
  defineWidget(loadWidgetWords);
};
