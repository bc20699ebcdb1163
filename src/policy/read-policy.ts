import { freeze } from './freeze.js';
import { isIdentifier } from './identifier.js';
import { isObject } from './is-object.js';
import { categories, knownPurposes, type Policy } from './policy.js';

const areDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** Whether there is something to read, in one language or in several. */
const isText = (text: unknown): boolean =>
  isObject(text) ? Object.values(text).some(isText) : typeof text === 'string' && !!text.trim();

/** Whether the identifiers, categories, purposes, revisions and names are sound. A decision and the question need no more. */
const isSound = (policy: unknown): boolean => {
  if (!isObject(policy) || !isObject(policy.site) || !isText(policy.site.name)) return false;
  const { services, purposes = {} } = policy;
  if (!Array.isArray(services) || !services.every(isObject) || !isObject(purposes)) return false;
  const own = Object.keys(purposes);
  const known: unknown[] = [...knownPurposes, ...own];
  const named: unknown[] = [...own, ...services.map(({ id }) => id)];
  return (
    named.every(isIdentifier) &&
    areDistinct([...categories, ...knownPurposes, ...named]) &&
    // One letter stands for a known purpose in the record.
    own.every((id) => id.length > 1) &&
    Object.values(purposes).every(
      (purpose) => isObject(purpose) && isText(purpose.name) && isText(purpose.description),
    ) &&
    services.every(
      ({ name, category, purposes: served, data = [], items = [], revision = 1 }) =>
        isText(name) &&
        categories.some((each) => each === category) &&
        Array.isArray(served) &&
        served.length &&
        areDistinct(served) &&
        served.every((purpose) => known.includes(purpose)) &&
        Array.isArray(data) &&
        Array.isArray(items) &&
        items.every(isObject) &&
        Number.isSafeInteger(revision) &&
        Number(revision) > 0,
    )
  );
};

/**
 * A frozen copy of a policy: the author's own object is neither frozen nor followed when it changes later. It is checked
 * as far as a decision depends on it, which is all that a returning visitor needs; `checkPolicy` looks at everything else
 * and explains.
 *
 * @throws when a decision could not depend on it.
 */
export const readPolicy = (input: unknown): Policy => {
  const policy: Policy = JSON.parse(JSON.stringify(input));
  if (!isSound(policy)) throw new TypeError('the policy cannot be used');
  return freeze(policy);
};
