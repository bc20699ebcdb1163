import { parsePolicy } from '../policy/parse-policy.js';
import type { Policy } from '../policy/policy.js';
import { adviseServer } from './advise-server.js';
import { checkScriptTag } from './check-script-tag.js';
import { warnOfSettings } from './warn-of-settings.js';

/**
 * What the drop-in does on the author's own machine alone: everything in the policy is checked, and it is said once what is
 * wrong with the attributes of its script tag, and what is missing when nothing keeps decisions on a server. With a policy that
 * has problems nothing goes on.
 *
 * @throws {PolicyError} that lists every problem with its path.
 */
export const checkForAuthor = (policy: Policy, isAsking: boolean): void => {
  try {
    parsePolicy(policy);
  } catch (error) {
    const { accord } = window;
    // Nobody shall grant what nobody was asked.
    if (accord && !Array.isArray(accord)) accord.stop();
    throw error;
  }
  warnOfSettings(checkScriptTag());
  if (isAsking && !document.querySelector('script[data-policy][data-server]')) adviseServer();
};
