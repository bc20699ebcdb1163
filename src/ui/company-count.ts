import type { Service } from '../policy/policy.js';
import type { UseFacts } from '../policy/use.js';

/**
 * How many different companies these uses name, the site itself not counted. A service without a provider counts as a
 * company of its own.
 */
export const companyCount = (services: readonly Service[], uses: readonly UseFacts[]): number => {
  const companies = uses
    .filter(({ category }) => category !== 'first-party')
    .map((use) => services.find(({ id }) => id === use.service)?.provider?.name ?? use.service);
  return new Set(companies).size;
};
