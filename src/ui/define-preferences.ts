import { AccordPreferences } from './preferences-element.js';

/** Registers the second layer, once. */
export const definePreferences = (): void => {
  if (!customElements.get('accord-preferences')) {
    customElements.define('accord-preferences', AccordPreferences);
  }
};
