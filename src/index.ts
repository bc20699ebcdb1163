import { canShow } from './page/can-show.js';
import { connectInPage } from './connect-in-page.js';
import type { Consent } from './consent.js';
import type { ConsentOptions } from './consent-options.js';
import { noDecision } from './decision/make-decision.js';
import { loadInPageElements } from './in-page-elements.js';
import { keepElements } from './keep-elements.js';
import { isDevelopment } from './page/is-development.js';
import { placedRecordStorage } from './page/placed-record-storage.js';
import { openRecordStorage, type RecordStorage } from './page/record-storage.js';
import { report } from './page/report.js';
import { isObject } from './policy/is-object.js';
import { parsePolicy } from './policy/parse-policy.js';
import { showValue } from './policy/show-value.js';
import type { Policy } from './policy/policy.js';
import { rememberTexts } from './remember-texts.js';
import { startConsent } from './start-consent.js';

/** Loads the site's elements, where they can be shown. */
const loadElements = async ({ elements }: ConsentOptions): Promise<void> => {
  if (canShow()) await elements?.();
};

/**
 * Starts the consent of this page. It registers no element: import `accord-consent/elements` too, or hand over
 * `elements: () => import('accord-consent/elements')` to load them only when there is something to show. Outside a browser
 * nothing is stored or watched, and everything optional is undecided.
 *
 * A page runs one consent. Starting again returns the running one, with one warning; the policy and the options of that call are
 * ignored. Call `setPolicy()` for another policy, or `stop()` before you start anew.
 *
 * @throws {PolicyError} that lists every problem of the policy with its path.
 * @throws {RangeError} when `days` or `refusalDays` is no number in range.
 * @throws {TypeError} when the options are something else, such as `null`.
 */
export const createConsent = (policy: Policy, options: ConsentOptions = {}): Consent => {
  checkTypes(options);
  const { texts } = options;
  const remembering = { ...options, texts: texts && rememberTexts(texts) };
  return startConsent(policy, remembering, {
    readPolicy: parsePolicy,
    records: recordsOf(options),
    keepElements,
    loadDialog: async () => ({
      async showDialog(consent, signal) {
        const advice = isDevelopment() ? await import('./advice/advise-author.js') : undefined;
        advice?.adviseAuthor(options, signal);
        await loadElements(options);
        // Apps that run their unit tests in a simulated page should not read it there.
        if (canShow()) advice?.advisePage(consent);
      },
      foresee: () => loadElements(options),
      async loadInPage() {
        if (isDevelopment()) (await import('./advice/advise-elements.js')).adviseElements(options);
        await loadElements(options);
        await loadInPageElements();
        return connectInPage;
      },
    }),
    loadWidget: async () => ({
      async showWidget(consent, signal) {
        // A site that shows its own interface brings its own way to change one's mind.
        if (!options.elements || !canShow()) return;
        const { defineLightWidget, showFailure } = await import('./define-light-widget.js');
        defineLightWidget();
        showFailure(consent, signal);
      },
    }),
  });
};

/** What those without a compiler may get wrong, and what would be stored or counted with. */
const checkTypes = (options: unknown): void => {
  if (!isObject(options))
    throw new TypeError(`Accord: options: ${showValue(options)} is not an object of options`);
  for (const name of ['days', 'refusalDays']) {
    const { [name]: value } = options;
    if (value !== undefined && typeof value !== 'number')
      throw new RangeError(`Accord: ${name}: ${showValue(value)} is not a number`);
  }
};

const nowhere: RecordStorage = { read: () => noDecision, write: () => undefined };

const recordsOf = ({ storage, domain }: ConsentOptions): RecordStorage => {
  if (storage) return placedRecordStorage(storage, report);
  return typeof document === 'undefined' ? nowhere : openRecordStorage(domain);
};

export type { Consent } from './consent.js';
export { ConsentChangeEvent } from './consent-change-event.js';
export type { ConsentOptions } from './consent-options.js';
export type { Answer, Decision, How, State } from './decision/decision.js';
export type { DecisionEvent, EventType, Layer, Proof } from './decision/proof.js';
export type { Receipt, ReceiptAnswer } from './decision/receipt.js';
export type { Lifetimes } from './decision/lifetimes.js';
export type { Listener } from './decision/store.js';
export type { RecordPlace } from './page/record-storage.js';
export { definePolicy } from './policy/define-policy.js';
export { parsePolicy } from './policy/parse-policy.js';
export { categories, itemKinds, knownPurposes } from './policy/policy.js';
export type * from './policy/policy.js';
export type * from './policy/signal-settings.js';
export { PolicyError, type PolicyProblem } from './policy/policy-error.js';
export type { Use } from './policy/use.js';
export type { ConsentSource, View } from './ui/consent-source.js';
