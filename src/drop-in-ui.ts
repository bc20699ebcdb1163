import type { Elements } from './consent.js';
import { isDevelopment } from './page/is-development.js';
import type { Policy } from './policy/policy.js';
import { defineDialog } from './ui/define-dialog.js';

/*
 * What the drop-in loads when there is something to show; the build calls it `accord-ui.js`.
 */
export { connectElements } from './connect-elements.js';

/** @throws {PolicyError} on the author's own machine. */
export const defineElements = async (elements: Elements, policy: Policy): Promise<void> => {
  // On the author's own machine everything in the policy is checked before anything is shown.
  if (isDevelopment()) (await import('./explain-policy.js')).parsePolicy(policy);
  if (elements === 'in-page') (await import('./ui/define-in-page.js')).defineInPage();
  else defineDialog();
};
