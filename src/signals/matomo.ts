import { pageQueue } from './page-queue.js';
import type { Signal } from './signal.js';

/** Matomo's two kinds of consent, to being measured and to cookies, each with its commands. */
const kinds = [
  ['consent', 'requireConsent', 'setConsentGiven', 'forgetConsentGiven'],
  ['cookie_consent', 'requireCookieConsent', 'setCookieConsentGiven', 'forgetCookieConsentGiven'],
] as const;

/**
 * Matomo: https://developer.matomo.org/guides/tracking-consent
 *
 * Told on every page: its `remember…` commands would keep a copy of the decision that nobody withdraws.
 */
export const matomo: Signal = () => {
  const given = new Map<string, boolean>();
  return (granted) => {
    for (const [type, require, set, forget] of kinds) {
      const queue = pageQueue('_paq');
      const before = given.get(type);
      const now = granted(type);
      if (before === undefined) {
        queue.push([require]);
        // From a time when the site used them.
        if (!now && document.cookie.includes(`mtm_${type}=`)) queue.push([forget]);
      }
      if (now && !before) queue.push([set]);
      if (!now && before) {
        // Its script takes what waits in an order of its own, so a consent that still waits is taken out.
        const waiting: readonly unknown[] = Array.isArray(queue) ? queue : [];
        const at = waiting.findIndex((command) => Array.isArray(command) && command[0] === set);
        if (at >= 0) (queue as unknown as unknown[]).splice(at, 1);
        else queue.push([forget]);
      }
      given.set(type, now);
    }
  };
};
