import { categories, knownPurposes, type Policy } from './policy.js';
import { usesOf, type UseFacts } from './use.js';

/** Every name a set of uses goes by: categories, purposes, services and single uses. */
export type Scopes = ReadonlyMap<string, readonly UseFacts[]>;

/** All scopes of a policy. A category or purpose that no service has is a scope too, an empty one. */
export const scopesOf = (policy: Policy): Scopes => {
  const scopes = new Map<string, UseFacts[]>();
  for (const name of [...categories, ...knownPurposes, ...Object.keys(policy.purposes ?? {})]) {
    scopes.set(name, []);
  }
  for (const use of usesOf(policy)) {
    for (const name of [use.category, use.purpose, use.service, use.id]) {
      const uses = scopes.get(name);
      if (uses) uses.push(use);
      else scopes.set(name, [use]);
    }
  }
  return scopes;
};
