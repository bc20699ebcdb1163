import type { Policy } from '../policy/policy.js';
import { adviseLanguage } from './advise-language.js';
import { warnOfNameless } from './warn-of-nameless.js';
import { warnOfUnheld } from './warn-of-unheld.js';

/** What both entries say of the page and its policy on the author's own machine alone, when there is something to ask. */
export const advisePage = (policy: Policy, language: string, hasTexts: boolean): void => {
  warnOfUnheld();
  warnOfNameless(policy);
  if (!hasTexts) adviseLanguage(language);
};
