import type { Policy } from '../policy/policy.js';
import { termsOf } from '../policy/scope-expression.js';
import { scopesOf } from '../policy/scopes.js';
import { isOptional, type UseFacts } from '../policy/use.js';

/**
 * The optional uses that must be granted for a scope expression of `data-consent` to hold. Of alternatives (`a|b`) the
 * first one that the policy knows is taken.
 */
export const scopeUses = (policy: Policy, expression: string): UseFacts[] => {
  const scopes = scopesOf(policy);
  const uses = termsOf(expression).flatMap((alternatives) => {
    const known = alternatives.find((scope) => scopes.get(scope)?.length);
    return scopes.get(known ?? '') ?? [];
  });
  return [...new Set(uses)].filter(isOptional);
};
