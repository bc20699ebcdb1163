import type { Elements } from './consent.js';
import type { Policy } from './policy/policy.js';
import { defineDialog } from './ui/define-dialog.js';

/*
 * What the drop-in loads when there is something to show; the build calls it `accord-ui.js`.
 */
export { connectElements } from './connect-elements.js';

/** The author's own machine: there everything in the policy is checked before anything is shown. */
const isDevelopment = /^$|^127\.|^\[::1]$|(^|\.)(localhost|local|test)$/.test(location.hostname);

/** @throws {PolicyError} on the author's own machine. */
export const defineElements = async (elements: Elements, policy: Policy): Promise<void> => {
  if (isDevelopment) (await import('./policy/parse-policy.js')).parsePolicy(policy);
  if (elements === 'in-page') (await import('./ui/define-in-page.js')).defineInPage();
  else defineDialog();
};
