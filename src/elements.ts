import type { ConsentSource } from './ui/consent-source.js';
import { defineElements } from './ui/define.js';
import type { AccordWidget } from './ui/widget-element.js';

/** `<accord-consent>`: the host of the banner and the preferences. */
export interface AccordConsent extends HTMLElement {
  /** The consent object. Without one, the page's is asked for. */
  consent: ConsentSource | undefined;
  /** Where the banner stands in large windows. Default `start`. */
  placement: 'start' | 'end' | 'bottom' | undefined;
}
export type { AccordWidget };

declare global {
  interface HTMLElementTagNameMap {
    'accord-consent': AccordConsent;
    'accord-widget': AccordWidget;
  }
}

defineElements();
