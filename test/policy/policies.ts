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

/** A copy of an object with what a path names, such as `services[0].id`, replaced; left out, when that is nothing. */
export const withValue = (object: object, path: string, value: unknown): unknown => {
  const copy = structuredClone(object);
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
};

/** The small policy that most tests decide about. */
export const rivage: Policy = policyOf(
  service('basket', 'necessary', ['preferences']),
  service('matomo', 'first-party', ['measurement']),
  service('mixpanel', 'partner', ['measurement']),
  service('google', 'third-party', ['measurement', 'advertising']),
);
