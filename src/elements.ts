import { ConsentHost } from './ui/consent-host.js';

/** Placeholder: `<accord-consent>`. */
export interface AccordConsentElement extends HTMLElement {
  heading: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'accord-consent': AccordConsentElement;
  }
}

if (!customElements.get('accord-consent')) customElements.define('accord-consent', ConsentHost);
