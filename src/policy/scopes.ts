import { categories, knownPurposes, type Policy } from './policy.js';
import { usesOf, type UseFacts } from './use.js';

/** Every name a set of uses goes by: categories, purposes, services and single uses. */
export type Scopes = ReadonlyMap<string, readonly UseFacts[]>;

const namesOf = (use: UseFacts): string[] => [use.category, use.purpose, use.service, use.id];

/** A category or purpose that no service has is a scope too, an empty one. */
const declaredScopes = (policy: Policy): string[] => [
  ...categories,
  ...knownPurposes,
  ...Object.keys(policy.purposes ?? {}),
];

/** The names of all scopes of a policy with these uses. */
export const scopeNames = (policy: Policy, uses: readonly UseFacts[]): string[] => [
  ...new Set([...declaredScopes(policy), ...uses.flatMap(namesOf)]),
];

/** All scopes of a policy. */
export const scopesOf = (policy: Policy): Scopes => {
  const uses = usesOf(policy);
  const scopes = new Map<string, UseFacts[]>(scopeNames(policy, uses).map((name) => [name, []]));
  for (const use of uses) for (const name of namesOf(use)) scopes.get(name)?.push(use);
  return scopes;
};

/** One of them, for a page, which asks about few: of a policy with these uses; undefined when it has no such scope. */
export const scopeOf = (
  policy: Policy,
  uses: readonly UseFacts[],
  name: string,
): UseFacts[] | undefined => {
  const found = uses.filter((use) => namesOf(use).includes(name));
  return found.length || declaredScopes(policy).includes(name) ? found : undefined;
};
