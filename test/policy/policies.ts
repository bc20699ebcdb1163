import type { Category, Policy, Service } from '../../src/policy/policy.js';

/** A service with nothing but what a decision depends on. */
export const service = (
  id: string,
  category: Category,
  purposes: readonly string[],
  more: Partial<Service> = {},
): Service => ({ id, name: id, category, purposes, ...more });

export const policyOf = (...services: readonly Service[]): Policy => ({
  site: { name: 'Rivage' },
  services,
});

/** The small policy that most tests decide about. */
export const rivage: Policy = policyOf(
  service('basket', 'necessary', ['preferences']),
  service('matomo', 'first-party', ['measurement']),
  service('mixpanel', 'partner', ['measurement']),
  service('google', 'third-party', ['measurement', 'advertising']),
);
