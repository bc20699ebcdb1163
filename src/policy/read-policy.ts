import { freeze } from './freeze.js';
import { isIdentifier } from './identifier.js';
import { jsonCopy } from './json-copy.js';
import { categories, knownPurposes, type Policy } from './policy.js';
import { PolicyError } from './policy-error.js';

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fail = (path: string, expected: string): never => {
  throw new PolicyError([{ path, message: `is not ${expected}` }]);
};

/**
 * Reads what a decision depends on (identifiers, categories, purposes, revisions) and throws at the first mistake in
 * it. It is all that a returning visitor needs; `checkPolicy` looks at everything else and explains.
 *
 * @throws {PolicyError} with one problem.
 */
export const readPolicy = (input: unknown): Policy => {
  const copy = jsonCopy(input);
  const policy = copy;
  if (!isObject(policy)) return fail('', 'a JSON object');
  if (!isObject(policy.site)) return fail('site', 'an object');
  const { services, purposes = {} } = policy;
  if (!isObject(purposes)) return fail('purposes', 'an object');
  if (!Array.isArray(services)) return fail('services', 'a list');

  const names = new Set<string>(categories);
  const purposeIds = new Set<string>(knownPurposes);
  const claim = (path: string, name: unknown): void => {
    if (!isIdentifier(name)) return fail(path, 'lower-case letters, digits and hyphens');
    if (names.has(name) || purposeIds.has(name)) fail(path, 'a name of its own');
    names.add(name);
  };
  for (const id of Object.keys(purposes)) {
    claim(`purposes.${id}`, id);
    // One letter stands for a known purpose in the record.
    if (id.length < 2) fail(`purposes.${id}`, 'at least two letters');
  }
  for (const id of Object.keys(purposes)) purposeIds.add(id);

  services.forEach((service: unknown, index) => {
    const path = `services[${index}]`;
    if (!isObject(service)) return fail(path, 'an object');
    claim(`${path}.id`, service.id);
    if (!categories.some((category) => category === service.category)) {
      fail(`${path}.category`, 'a category');
    }
    const own: unknown = service.purposes;
    if (!Array.isArray(own) || !own.length || new Set(own).size < own.length) {
      return fail(`${path}.purposes`, 'a list of purposes');
    }
    own.forEach((purpose: unknown, at) => {
      if (typeof purpose !== 'string' || !purposeIds.has(purpose)) {
        fail(`${path}.purposes[${at}]`, 'a purpose');
      }
    });
    const { revision = 1 } = service;
    if (!Number.isSafeInteger(revision) || (revision as number) < 1) {
      fail(`${path}.revision`, 'a whole number from 1');
    }
  });
  return freeze(copy as Policy);
};
