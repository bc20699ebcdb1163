import type { AuditOptions } from './audit/audit-options.js';
import type { Audit } from './audit/start-audit.js';
import type { Consent } from './consent.js';

export type { Consent } from './consent.js';
// With it `document` knows the event.
export type { ConsentChangeEvent } from './consent-change-event.js';

/*
 * What the scripts for a script tag set on `window`. Published as the types of `accord-consent/accord.js` and its like: a page
 * that loads these by a tag imports nothing from which it would have them.
 */
declare global {
  interface Window {
    /** The running consent; before it is there, a list of callbacks that it will call: `(window.accord ||= []).push(…)`. */
    accord?: Consent | ((consent: Consent) => void)[];
    /** The running audit; before it is there, its options. */
    accordAudit?: Audit | AuditOptions;
  }
}
