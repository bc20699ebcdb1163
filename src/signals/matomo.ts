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
  return (_settings, granted) => {
    const queue = pageQueue('_paq');
    // Consent to being measured would give consent to cookies too, unless it is told.
    const cookies = granted('cookie_consent');
    for (const [type, require, set, forget] of kinds) {
      const before = given.get(type);
      const now = granted(type);
      if (before === undefined) {
        queue.push([require]);
        // From a time when the site used them.
        if (!now && document.cookie.includes(`mtm_${type}=`)) queue.push([forget]);
      }
      // Its script takes what waits in an order of its own, so a consent that still waits is corrected, or taken out.
      const waiting: unknown[] = Array.isArray(queue) ? queue : [];
      const at = waiting.findIndex((command) => Array.isArray(command) && command[0] === set);
      const give = type === 'consent' ? [set, cookies] : [set];
      if (now && at >= 0) waiting[at] = give;
      else if (now && !before) queue.push(give);
      else if (at >= 0) waiting.splice(at, 1);
      else if (!now && before) queue.push([forget]);
      given.set(type, now);
    }
  };
};
