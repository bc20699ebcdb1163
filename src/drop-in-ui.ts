import type { connectInPage } from './connect-in-page.js';
import { keepDialog } from './keep-elements.js';
import { isDevelopment } from './page/is-development.js';
import type { Policy } from './policy/policy.js';
import { defineDialog } from './ui/define-dialog.js';
import type { Speaker } from './ui/spoken.js';

/*
 * What the drop-in loads when there is something to show; the build calls it `accord-ui.js`.
 */

/** @throws {PolicyError} on the author's own machine: there everything is checked before anything is shown. */
const check = async (policy: Policy, isAsking: boolean): Promise<void> => {
  if (isDevelopment())
    (await import('./advice/explain-policy.js')).checkForAuthor(policy, isAsking);
};

export const showDialog = async (policy: Policy, signal: AbortSignal): Promise<void> => {
  await check(policy, true);
  defineDialog();
  keepDialog(signal);
};

export const foresee = async (consent: Speaker): Promise<void> =>
  (await import('./ui/define-later.js')).defineLater(consent);

/** Makes what stands within the page's own text ready, and gives what connects it. */
export const loadInPage = async (policy: Policy): Promise<typeof connectInPage> => {
  await check(policy, false);
  const part = await import('./drop-in-in-page.js');
  part.defineInPage();
  return part.connectInPage;
};
