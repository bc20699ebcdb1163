import { AccordConsent } from './consent-element.js';
import { defineElement } from './define-element.js';

/** Registers `<accord-consent>` with its first layer. */
export const defineDialog = (): void => defineElement('accord-consent', AccordConsent);
