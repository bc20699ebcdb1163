import type { ConsentSource } from './ui/consent-source.js';
import { defineElements } from './ui/define.js';
import type { AccordWidget } from './ui/widget-element.js';

/** `<accord-consent>`: the host of the banner and the preferences. */
export interface AccordConsent extends HTMLElement {
  /** The consent object. Without one, the page's is asked for. */
  consent: ConsentSource | undefined;
  /** Where the banner stands in large windows: from 40em, for `bottom` from 64em. Default `start`. */
  placement: 'start' | 'end' | 'bottom' | undefined;
}
export type { AccordWidget };

/** `<accord-placeholder>`: stands in the place of a held embed. */
export interface AccordPlaceholder extends HTMLElement {
  /** The consent object. Without one, the page's is asked for. */
  consent: ConsentSource | undefined;
  /** What the embed needs: a scope expression as in `data-consent`. */
  scope: string;
  /** What the embed shows, in a few words. */
  label: string | undefined;
}

/** `<accord-request>`: the question of `request()`, beside what the visitor used. */
export interface AccordRequest extends HTMLElement {
  /** The consent object. Without one, the page's is asked for. */
  consent: ConsentSource | undefined;
  /** What is asked about: a single scope. */
  scope: string;
}

/** `<accord-declaration>`: everything that the policy declares, for the privacy page. */
export interface AccordDeclaration extends HTMLElement {
  /** The consent object. Without one, the page's is asked for. */
  consent: ConsentSource | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'accord-consent': AccordConsent;
    'accord-declaration': AccordDeclaration;
    'accord-placeholder': AccordPlaceholder;
    'accord-request': AccordRequest;
    'accord-widget': AccordWidget;
  }
}

defineElements();
