import { canonicalTag } from './canonical-tag.js';
import { checkSignals } from './check-signals.js';
import { parseDuration } from './duration.js';
import { isIdentifier } from './identifier.js';
import { isObject } from './is-object.js';
import { jsonCopy } from './json-copy.js';
import { categories, itemKinds, knownPurposes } from './policy.js';
import type { PolicyProblem } from './policy-error.js';
import { safeUrl } from './safe-url.js';
import { showValue } from './show-value.js';

/** Says what is wrong with a value, or nothing when it is fine. */
type Rule = (value: unknown, path: string) => void;

/**
 * Looks at everything in a policy and lists each problem with its path. An empty list means that the policy can be used.
 */
export const checkPolicy = (declared: unknown): PolicyProblem[] => {
  const input = jsonCopy(declared);
  const problems: PolicyProblem[] = [];
  const report = (path: string, value: unknown, expected: string): void => {
    problems.push({ path, message: `${showValue(value)} is not ${expected}` });
  };

  // The rules of plain values.
  const rule =
    (expected: string, holds: (value: unknown) => boolean): Rule =>
    (value, path) => {
      if (!holds(value)) report(path, value, expected);
    };
  const string = (expected: string, holds: (value: string) => boolean): Rule =>
    rule(expected, (value) => typeof value === 'string' && holds(value));
  const oneOf = (allowed: readonly string[]): Rule =>
    string(`one of ${allowed.join(', ')}`, (value) => allowed.includes(value));
  const list =
    (each: Rule, atLeast = 0): Rule =>
    (value, path) => {
      if (!Array.isArray(value) || value.length < atLeast) {
        return report(path, value, atLeast ? 'a list with something in it' : 'a list');
      }
      value.forEach((entry, index) => each(entry, `${path}[${index}]`));
    };
  /** An object with known keys; those of `required` must be there. */
  const object =
    (required: Record<string, Rule>, optional: Record<string, Rule>): Rule =>
    (value, path) => {
      if (!isObject(value)) return report(path, value, 'an object');
      const at = (key: string): string => (path ? `${path}.${key}` : key);
      for (const [key, check] of Object.entries(required)) check(value[key], at(key));
      for (const [key, entry] of Object.entries(value)) {
        if (Object.hasOwn(required, key) || key === '$schema' || key.startsWith('x-')) continue;
        if (Object.hasOwn(optional, key)) optional[key]?.(entry, at(key));
        else {
          const known = [...Object.keys(required), ...Object.keys(optional)].join(', ');
          problems.push({ path: at(key), message: `is not known here; known are ${known}` });
        }
      }
    };
  const textOf =
    (single: Rule): Rule =>
    (value, path) => {
      if (!isObject(value)) return single(value, path);
      if (!Object.keys(value).length) report(path, value, 'a text in at least one language');
      for (const [tag, entry] of Object.entries(value)) {
        if (!canonicalTag(tag)) {
          report(`${path}.${tag}`, tag, 'a language tag, e.g. "en" or "pt-BR"');
        }
        single(entry, `${path}.${tag}`);
      }
    };

  const text = textOf(string('a text, or texts by language tag', (value) => value.trim() !== ''));
  const link = textOf(
    string(
      'a link (http, https, mailto or relative)',
      // A forgotten https:// would lead to a page of the site that is not there.
      (value) => safeUrl(value) !== undefined && !/^www\./i.test(value),
    ),
  );
  const duration = string(
    'an ISO 8601 duration, e.g. "P13M"',
    (value) => parseDuration(value) !== undefined,
  );
  const lifetime = string(
    'an ISO 8601 duration, e.g. "P13M", or "session"',
    (value) => value === 'session' || parseDuration(value) !== undefined,
  );
  const word = string('a name', (value) => value.trim() !== '');
  const identifier = rule(
    'an identifier (a lower-case letter, then lower-case letters, digits and hyphens, 64 at most)',
    isIdentifier,
  );

  // One name space for categories, purposes and services.
  const root = isObject(input) ? input : {};
  const ownPurposes = isObject(root.purposes) ? Object.keys(root.purposes) : [];
  const purposes: string[] = [...knownPurposes, ...ownPurposes];
  const taken = new Map<string, string>();
  for (const name of categories) taken.set(name, 'a category');
  for (const name of knownPurposes) taken.set(name, 'a purpose');
  const claim = (path: string, name: unknown, as: string): void => {
    identifier(name, path);
    if (typeof name !== 'string') return;
    const owner = taken.get(name);
    if (owner)
      problems.push({ path, message: `${showValue(name)} is already the name of ${owner}` });
    else taken.set(name, as);
  };
  for (const id of ownPurposes) {
    claim(`purposes.${id}`, id, 'a purpose');
    if (id.length < 2) report(`purposes.${id}`, id, 'an identifier of two characters at least');
  }

  const purpose = oneOf(purposes);
  const purposeList: Rule = (value, path) => {
    list(purpose, 1)(value, path);
    if (Array.isArray(value) && new Set(value).size < value.length) {
      report(path, value, 'a list without repetition');
    }
  };
  const item: Rule = (value, path) => {
    object(
      { kind: oneOf(itemKinds) },
      {
        name: word,
        pattern: word,
        domain: word,
        path: word,
        lasts: lifetime,
        purposes: purposeList,
      },
    )(value, path);
    if (isObject(value) && (value.name === undefined) === (value.pattern === undefined)) {
      problems.push({ path, message: 'needs either a name or a pattern' });
    }
  };
  const uses = new Set<string>();
  const service: Rule = (value, path) => {
    object(
      {
        id: (id, at) => claim(at, id, `services${at.slice(8, -3)}`),
        name: text,
        category: oneOf(categories),
        purposes: purposeList,
      },
      {
        provider: object(
          { name: word },
          {
            country: string('an ISO 3166-1 country code, e.g. "FR"', (code) =>
              /^[A-Z]{2}$/.test(code),
            ),
            policyUrl: link,
          },
        ),
        description: text,
        data: list(text),
        benefit: text,
        refusal: text,
        retention: duration,
        items: list(item),
        revision: rule(
          'a whole number from 1',
          (revision) => Number.isSafeInteger(revision) && Number(revision) > 0,
        ),
      },
    )(value, path);
    if (!isObject(value) || !Array.isArray(value.purposes)) return;
    for (const id of value.purposes) {
      if (typeof value.id === 'string' && typeof id === 'string') uses.add(`${value.id}/${id}`);
    }
    if (!Array.isArray(value.items)) return;
    // An item can only be needed for what its service is for.
    const own: unknown[] = value.purposes;
    value.items.forEach((entry: unknown, index) => {
      if (!isObject(entry) || !Array.isArray(entry.purposes)) return;
      entry.purposes.forEach((id: unknown, at) => {
        if (!own.includes(id)) {
          report(`${path}.items[${index}].purposes[${at}]`, id, 'a purpose of this service');
        }
      });
    });
  };

  object(
    {
      site: object({ name: text }, { policyUrl: link, contact: text, promises: list(text) }),
      services: list(service),
    },
    {
      purposes: (value, path) => {
        if (!isObject(value)) return report(path, value, 'an object');
        for (const [id, entry] of Object.entries(value)) {
          object({ name: text, description: text }, {})(entry, `${path}.${id}`);
        }
      },
      // The services were looked at before: what is required comes first.
      signals: (value) =>
        problems.push(...checkSignals(value, new Set([...taken.keys(), ...uses]))),
    },
  )(input, '');
  return problems;
};
