import { defineElement } from './define-element.js';
import { AccordNotice } from './notice-element.js';
import { AccordPreferences } from './preferences-element.js';

/** Registers what is loaded when it is first wanted: the second and third layer, and the notice to reload. */
export const defineLater = (): void => {
  defineElement('accord-preferences', AccordPreferences);
  defineElement('accord-notice', AccordNotice);
};
