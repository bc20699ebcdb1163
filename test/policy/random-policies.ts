import fc from 'fast-check';
import { knownPurposes } from '../../src/policy/policy.js';

/** Names that reach for prototypes or mean something to the code. */
const traps = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'then',
  'toJSON',
  'necessary',
  'partner',
  'media',
  '',
);
export const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  key: fc.oneof(traps, fc.string()),
});
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), traps);

type Part = (good: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>;

/** Policies of which `part` may put something else in any place, with the `texts`, `ids` and `signals` given. */
const policies = (
  part: Part,
  texts: fc.Arbitrary<string>,
  ids: fc.Arbitrary<string>,
  signals: fc.Arbitrary<string>,
): fc.Arbitrary<unknown> => {
  const language = fc.constantFrom('en', 'fr');
  const words = part(fc.oneof(texts, fc.dictionary(language, texts, { minKeys: 1 })));
  const purpose = fc.constantFrom(...knownPurposes);
  const item = fc.record(
    {
      name: part(texts),
      kind: part(fc.constantFrom('cookie', 'localStorage', 'indexedDB', 'cache')),
      lasts: part(fc.constantFrom('P13M', 'PT30M', 'session')),
    },
    { requiredKeys: ['name', 'kind'] },
  );
  const service = fc.record(
    {
      id: part(ids),
      name: words,
      category: part(fc.constantFrom('necessary', 'first-party', 'partner', 'third-party')),
      purposes: part(fc.uniqueArray(purpose, { minLength: 1, maxLength: 3 })),
      description: words,
      provider: part(fc.record({ name: part(texts), policyUrl: part(fc.webUrl()) })),
      items: part(fc.array(part(item), { maxLength: 2 })),
      revision: part(fc.integer({ min: 1 })),
    },
    { requiredKeys: ['id', 'name', 'category', 'purposes'] },
  );
  return fc.record(
    {
      site: part(
        fc.record({ name: words, policyUrl: part(fc.webUrl()) }, { requiredKeys: ['name'] }),
      ),
      services: part(fc.array(part(service), { maxLength: 4 })),
      purposes: part(fc.dictionary(ids, fc.record({ name: words, description: words }))),
      signals: part(fc.dictionary(signals, part(fc.constant({})))),
    },
    { requiredKeys: ['site', 'services'] },
  );
};

/** Policies that have something else in about one place. */
export const brokenPolicies = policies(
  (good) => fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: anything }),
  text,
  fc.oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/), traps),
  fc.oneof(fc.constant('meta-pixel'), traps),
);

/** Policies that can be used. */
export const wholePolicies = policies(
  (good) => good,
  fc.stringMatching(/^[a-zé]{1,9}$/),
  fc.stringMatching(/^[a-z]{3,9}$/),
  fc.constant('meta-pixel'),
);
