import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkPolicy } from '../../src/policy/check-policy.js';
import { parsePolicy } from '../../src/policy/parse-policy.js';
import { PolicyError } from '../../src/policy/policy-error.js';
import { readPolicy } from '../../src/policy/read-policy.js';
import type { Policy } from '../../src/policy/policy.js';
import { policyOf, rivage, service, withValue } from './policies.js';

const full = {
  site: {
    name: { en: 'Rivage', fr: 'Rivage' },
    policyUrl: '/privacy',
    contact: 'privacy@rivage.example',
    promises: ['We keep what we collect for 13 months at most.'],
  },
  purposes: { 'weather-alerts': { name: 'Weather alerts', description: 'To warn you of storms.' } },
  services: [
    {
      id: 'matomo',
      name: 'Matomo',
      category: 'first-party',
      purposes: ['measurement', 'weather-alerts'],
      provider: { name: 'Rivage', country: 'FR', policyUrl: 'https://rivage.example/privacy' },
      description: { en: 'Counts visits.', 'pt-BR': 'Conta visitas.' },
      data: ['Pages seen'],
      benefit: 'Pages that get clearer.',
      refusal: 'Nothing changes for you.',
      retention: 'P13M',
      items: [
        { name: '_pk_id', kind: 'cookie', domain: 'rivage.example', path: '/', lasts: 'P13M' },
        { pattern: '_pk_ses*', kind: 'cookie', lasts: 'PT30M', purposes: ['measurement'] },
        { name: 'seen', kind: 'sessionStorage', lasts: 'session' },
      ],
      revision: 2,
    },
  ],
  signals: { 'google-consent-mode': { analytics_storage: 'matomo/measurement' } },
};

const problemsOf = (input: unknown): string[] => {
  try {
    parsePolicy(input);
    return [];
  } catch (error) {
    assert.ok(error instanceof PolicyError, String(error));
    return error.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  }
};

const isFrozen = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozen));

/** The same with every member that may be left out, each undefined. */
const withNothing: Policy = {
  ...policyOf(
    service('matomo', 'first-party', ['measurement'], {
      provider: { name: 'Rivage', country: undefined, policyUrl: undefined },
      description: undefined,
      data: undefined,
      benefit: undefined,
      refusal: undefined,
      retention: undefined,
      items: [
        {
          name: '_pk_id',
          pattern: undefined,
          kind: 'cookie',
          domain: undefined,
          path: undefined,
          lasts: undefined,
          purposes: undefined,
        },
      ],
      revision: undefined,
    }),
  ),
  site: { name: 'Rivage', policyUrl: undefined, contact: undefined, promises: undefined },
  purposes: undefined,
  signals: {
    matomo: undefined,
    'google-consent-mode': {
      ad_storage: 'matomo',
      wait_for_update: undefined,
      region: undefined,
      ads_data_redaction: undefined,
      data_layer: undefined,
    },
    'adobe-web-sdk': { collect: undefined, version: undefined, instance: undefined },
    'data-layer': { event: 'answered', data_layer: undefined },
  },
};

const mistakes: [string, unknown, RegExp][] = [
  ['site', undefined, /^site: nothing is not an object$/],
  ['site.name', '', /^site\.name: "" is not a text/],
  ['site.name', {}, /^site\.name: {} is not a text in at least one language$/],
  ['site.name', { english: 'Rivage', e: 'x' }, /^site\.name\.e: "e" is not a language tag/],
  ['site.policyUrl', 'javascript:alert(1)', /^site\.policyUrl: .* is not a link/],
  ['site.policyUrl', 'www.rivage.example/privacy', /^site\.policyUrl: .* is not a link/],
  ['site.policyUrl', ' java\nscript:alert(1)', /^site\.policyUrl: .* is not a link/],
  ['site.promises', 'none', /^site\.promises: "none" is not a list$/],
  ['services', {}, /^services: {} is not a list$/],
  ['services[0]', 'matomo', /^services\[0\]: "matomo" is not an object$/],
  ['services[0].id', 'Matomo!', /^services\[0\]\.id: "Matomo!" is not an identifier/],
  ['services[0].id', 'partner', /"partner" is already the name of a category$/],
  ['services[0].id', 'media', /"media" is already the name of a purpose$/],
  ['services[0].id', 'weather-alerts', /"weather-alerts" is already the name of a purpose$/],
  ['services[0].id', { toString: 0 }, /^services\[0\]\.id: {"toString":0} is not an identifier/],
  ['services[0].category', 'analytics', /"analytics" is not one of necessary, first-party/],
  ['services[0].purposes', [], /^services\[0\]\.purposes: \[\] is not a list with something/],
  ['services[0].purposes[0]', 'fun', /^services\[0\]\.purposes\[0\]: "fun" is not one of/],
  ['services[0].provider.country', 'France', /"France" is not an ISO 3166-1 country code/],
  ['services[0].retention', '13 months', /"13 months" is not an ISO 8601 duration, e.g. "P13M"$/],
  ['services[0].items[0].lasts', 'P', /^services\[0\]\.items\[0\]\.lasts: "P" is not/],
  ['services[0].items[0].kind', 'pixel', /"pixel" is not one of cookie, localStorage/],
  ['services[0].items[0].name', undefined, /^services\[0\]\.items\[0\]: needs either a name or/],
  ['services[0].items[0].pattern', 'x*', /^services\[0\]\.items\[0\]: needs either a name or/],
  ['services[0].items[1].purposes', ['media'], /"media" is not a purpose of this service$/],
  ['services[0].revision', 0, /^services\[0\]\.revision: 0 is not a whole number from 1$/],
  ['services[0].retension', 'P1M', /^services\[0\]\.retension: is not known here; known are/],
  [
    'purposes',
    { x: { name: 'X', description: 'X' } },
    /^purposes\.x: "x" is not an identifier of two/,
  ],
  ['signals', { gcm: {} }, /^signals\.gcm: is not known here; known are google-consent-mode/],
  ['signals', { matomo: true }, /^signals\.matomo: true is not an object$/],
];

describe('parsePolicy', () => {
  it('lists what is wrong where the prototypes of errors cannot be written', () => {
    const errors = Error.prototype;
    const { name, message } = Object.getOwnPropertyDescriptors(errors);
    const fixed = { name: { ...name, writable: false }, message: { ...message, writable: false } };
    Object.defineProperties(errors, fixed);
    try {
      assert.notDeepEqual(problemsOf({}), []);
      assert.throws(() => parsePolicy({}), { name: 'PolicyError' });
    } finally {
      Object.defineProperties(errors, { name, message });
    }
  });

  it('accepts a policy that uses every field and freezes a copy of it', () => {
    const policy = parsePolicy(full);
    assert.deepEqual(policy, full);
    assert.notEqual(policy, full);
    assert.ok(isFrozen(policy));
    assert.ok(!Object.isFrozen(full.services));
  });

  it('takes what is undefined as left out', () => {
    assert.deepEqual(parsePolicy(withNothing), {
      site: { name: 'Rivage' },
      services: [
        {
          ...service('matomo', 'first-party', ['measurement']),
          provider: { name: 'Rivage' },
          items: [{ name: '_pk_id', kind: 'cookie' }],
        },
      ],
      signals: {
        'google-consent-mode': { ad_storage: 'matomo' },
        'adobe-web-sdk': {},
        'data-layer': { event: 'answered' },
      },
    });
    const services = [
      {
        ...service('matomo', 'first-party', ['measurement']),
        provider: undefined,
        items: undefined,
      },
    ];
    const policy: Policy = { site: { name: 'Rivage' }, services, signals: undefined };
    assert.deepEqual(
      parsePolicy(policy),
      policyOf(service('matomo', 'first-party', ['measurement'])),
    );
  });

  it('accepts a policy without services', () => {
    assert.deepEqual(problemsOf({ site: { name: 'Rivage' }, services: [] }), []);
  });

  for (const [path, value, expected] of mistakes) {
    it(`names ${path} when it is ${JSON.stringify(value)}`, () => {
      const problems = problemsOf(withValue(full, path, value));
      assert.ok(
        problems.some((problem) => expected.test(problem)),
        problems.join('\n'),
      );
    });
  }

  it('lists every problem at once', () => {
    const broken = policyOf(
      service('a', 'partner', ['fun']),
      service('a', 'partner', ['media'], { retention: 'long' }),
    );
    assert.equal(problemsOf(broken).length, 3);
    assert.throws(() => parsePolicy(broken), /services\[0\][^]*services\[1\][^]*services\[1\]/);
  });

  it('takes nothing from what is not JSON', () => {
    const circular: Record<string, unknown> = {};
    circular['site'] = circular;
    for (const input of [undefined, null, 'policy', 7, [], () => rivage, circular, 1n]) {
      assert.ok(problemsOf(input).length > 0);
    }
  });

  it('refuses keys that reach for prototypes', () => {
    const text = JSON.stringify(full);
    for (const key of ['__proto__', 'constructor']) {
      const inPurposes = text.replace('"weather-alerts":{', `"${key}":{`);
      assert.ok(problemsOf(JSON.parse(inPurposes)).length > 0);
      const inSignals = text.replace('"google-consent-mode":', `"${key}":`);
      if (key === '__proto__') assert.ok(problemsOf(JSON.parse(inSignals)).length > 0);
    }
    assert.equal(({} as Record<string, unknown>)['name'], undefined);
  });
});

describe('readPolicy, which a returning visitor runs, and checkPolicy, which explains', () => {
  it('agree: what the first rejects, the second has a problem with; what the second accepts, the first reads', () => {
    const value = fc.oneof(
      fc.constantFrom(undefined, null, '', 'partner', 'x', [], {}, 0, 1.5, true, ['media'], 'P1M'),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const paths = mistakes.map(([path]) => path);
    const mistakeful = fc
      .tuple(fc.constantFrom(...paths), value)
      .map(([path, replaced]) => withValue(full, path, replaced));
    fc.assert(
      fc.property(fc.oneof(mistakeful, fc.jsonValue()), (input) => {
        const problems = checkPolicy(input);
        let read: unknown;
        try {
          read = readPolicy(input);
        } catch (error) {
          assert.ok(error instanceof TypeError, String(error));
        }
        if (read === undefined) assert.notDeepEqual(problems, []);
        if (!problems.length) assert.deepEqual(read, JSON.parse(JSON.stringify(input)));
      }),
      { numRuns: 1000 },
    );
  });
});
