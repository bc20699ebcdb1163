import type { Policy } from '../policy/policy.js';
import type { Speaker } from '../ui/spoken.js';
import { adviseLanguage } from './advise-language.js';
import { warnOfNameless } from './warn-of-nameless.js';
import { warnOfUnheld } from './warn-of-unheld.js';

/** What both entries say on the author's own machine alone, of a page that asks. */
export const advisePage = (consent: Speaker & { readonly policy: Policy }): void => {
  warnOfUnheld();
  warnOfNameless(consent.policy);
  if (!consent.texts) adviseLanguage(consent.language);
};
