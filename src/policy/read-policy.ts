import { freeze } from './freeze.js';
import { isIdentifier } from './identifier.js';
import { jsonCopy } from './json-copy.js';
import { categories, knownPurposes, type Policy } from './policy.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function need(holds: unknown, path: string): asserts holds {
  if (!holds) throw new TypeError(`the policy is wrong at ${path}`);
}

/**
 * Reads what a decision depends on (identifiers, categories, purposes, revisions) and throws at the first mistake in
 * it. It is all that a returning visitor needs; `checkPolicy` looks at everything else and explains.
 *
 * @throws {TypeError} that names the first place where the policy is wrong.
 */
export const readPolicy = (input: unknown): Policy => {
  const copy = jsonCopy(input);
  const policy = copy;
  need(isObject(policy) && isObject(policy.site), 'site');
  const { services, purposes = {} } = policy;
  need(isObject(purposes), 'purposes');
  need(Array.isArray(services), 'services');

  const purposeIds = new Set<unknown>([...knownPurposes, ...Object.keys(purposes)]);
  const names = new Set<unknown>([...categories, ...knownPurposes]);
  const claim = (path: string, name: unknown): void => {
    need(isIdentifier(name) && !names.has(name), path);
    names.add(name);
  };
  for (const id of Object.keys(purposes)) {
    // One letter stands for a known purpose in the record.
    need(id.length > 1, `purposes.${id}`);
    claim(`purposes.${id}`, id);
  }
  services.forEach((service: unknown, index) => {
    const path = `services[${index}].`;
    need(isObject(service), path);
    const { id, category, purposes: own, revision = 1 } = service;
    claim(`${path}id`, id);
    need(
      categories.some((known) => known === category),
      `${path}category`,
    );
    need(
      Array.isArray(own) &&
        own.length &&
        new Set(own).size === own.length &&
        own.every((purpose) => purposeIds.has(purpose)),
      `${path}purposes`,
    );
    need(Number.isSafeInteger(revision) && Number(revision) > 0, `${path}revision`);
  });
  return freeze(copy as Policy);
};
