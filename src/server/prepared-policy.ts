import { parsePolicy } from '../policy/parse-policy.js';
import type { Policy } from '../policy/policy.js';
import { scopesOf, type Scopes } from '../policy/scopes.js';
import { usesOf, type UseFacts } from '../policy/use.js';

export interface PreparedPolicy {
  readonly policy: Policy;
  readonly scopes: Scopes;
  readonly uses: readonly UseFacts[];
}

const prepared = new WeakMap<object, PreparedPolicy>();

/**
 * Checks a policy once, however many requests ask for it.
 *
 * @throws {PolicyError}
 */
export const preparePolicy = (declared: Policy): PreparedPolicy => {
  const known = prepared.get(declared);
  if (known) return known;
  const policy = parsePolicy(declared);
  const ready = { policy, scopes: scopesOf(policy), uses: usesOf(policy) };
  prepared.set(declared, ready);
  return ready;
};
