import type { connectInPage } from './connect-in-page.js';
import { keepDialog } from './keep-elements.js';
import { isDevelopment } from './page/is-development.js';
import type { Policy } from './policy/policy.js';
import { defineDialog } from './ui/define-dialog.js';
import type { ConsentSource } from './ui/consent-source.js';
import type { Speaker } from './ui/spoken.js';

/*
 * What the drop-in loads when there is something to show; the build calls it `accord-ui.js`.
 */

type Advice = typeof import('./advice/explain-policy.js');

/** @throws {PolicyError} on the author's own machine: there everything is checked before anything is shown. */
const check = async (policy: Policy, isAsking: boolean): Promise<Advice | undefined> => {
  if (!isDevelopment()) return undefined;
  const advice = await import('./advice/explain-policy.js');
  advice.checkForAuthor(policy, isAsking);
  return advice;
};

export const showDialog = async (consent: ConsentSource, signal: AbortSignal): Promise<void> => {
  const advice = await check(consent.policy, true);
  defineDialog();
  keepDialog(signal);
  advice?.advisePage(consent);
};

export const foresee = async (consent: Speaker): Promise<void> =>
  (await import('./ui/define-later.js')).defineLater(consent);

/** Makes what stands within the page's own text ready, and gives what connects it. */
export const loadInPage = async (policy: Policy): Promise<typeof connectInPage> => {
  await check(policy, false);
  const part = await import('./drop-in-in-page.js');
  part.defineInPage();
  return (once, signal) => {
    // An answer given there is confirmed by its live region, which a screen reader has to know before.
    defineDialog();
    keepDialog(signal);
    return part.connectInPage(once, signal);
  };
};
