import { startConsent, type Consent } from './consent.js';
import type { ConsentOptions } from './consent-options.js';
import { parsePolicy } from './policy/parse-policy.js';
import type { Policy } from './policy/policy.js';

/**
 * Starts the consent of this page. It registers no element: import `accord-consent/elements` too, or hand over
 * `elements: () => import('accord-consent/elements')` to load them only when there is something to show. Outside a browser
 * nothing is stored or watched, and everything optional is undecided.
 *
 * @throws {PolicyError} that lists every problem of the policy with its path.
 * @throws {RangeError} when `days` or `refusalDays` is out of range.
 */
export const createConsent = (policy: Policy, options: ConsentOptions = {}): Consent =>
  startConsent(policy, options, {
    readPolicy: parsePolicy,
    loadWithdrawal: () => import('./page/withdrawal.js'),
    loadReceipt: () => import('./decision/receipt.js'),
    loadElements: async () => options.elements?.(),
    loadInPage: async () => options.elements?.(),
  });

export type { Consent } from './consent.js';
export { ConsentChangeEvent } from './consent-change-event.js';
export type { ConsentOptions } from './consent-options.js';
export type { Answer, Decision, How, State } from './decision/decision.js';
export type { Receipt, ReceiptAnswer } from './decision/receipt.js';
export type { Listener } from './decision/store.js';
export type { RecordPlace } from './page/record-storage.js';
export { definePolicy } from './policy/define-policy.js';
export { parsePolicy } from './policy/parse-policy.js';
export type * from './policy/policy.js';
export type * from './policy/signal-settings.js';
export { PolicyError, type PolicyProblem } from './policy/policy-error.js';
export type { Use } from './policy/use.js';
export type { View } from './ui/consent-source.js';
