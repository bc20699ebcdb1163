import type { Category } from '../policy/policy.js';

/** What the site does itself needs no provider in the policy. */
export const isOwnSite = (category: Category): boolean =>
  category === 'necessary' || category === 'first-party';
