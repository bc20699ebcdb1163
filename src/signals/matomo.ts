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
      if (before === undefined) queue.push([require]);
      if (now && !before) queue.push([set]);
      if (!now && before) queue.push([forget]);
      given.set(type, now);
    }
  };
};
