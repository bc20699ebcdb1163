import type { Elements } from './consent.js';
import type { Policy } from './policy/policy.js';
import { isDevelopment } from './page/is-development.js';
import { defineDialog } from './ui/define-dialog.js';

/*
 * What the drop-in loads when there is something to show; the build calls it `accord-ui.js`.
 */
export { connectElements } from './connect-elements.js';

/** @throws {PolicyError} on the author's own machine. */
export const defineElements = async (elements: Elements, policy: Policy): Promise<void> => {
  if (isDevelopment()) {
    // There everything in the policy is checked before anything is shown.
    (await import('./explain-policy.js')).parsePolicy(policy);
    const hasServer = document.querySelector('script[data-policy][data-server]');
    if (elements === 'dialog' && !hasServer)
      (await import('./page/advise-server.js')).adviseServer();
  }
  if (elements === 'in-page') (await import('./ui/define-in-page.js')).defineInPage();
  else defineDialog();
};
