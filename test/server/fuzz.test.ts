import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { currentAnswers } from '../../src/decision/current-answers.js';
import type { Decision } from '../../src/decision/decision.js';
import { hashOf } from '../../src/decision/hash-of.js';
import { readLifetimes } from '../../src/decision/lifetimes.js';
import { answersOf, noDecision } from '../../src/decision/make-decision.js';
import { nextEvents } from '../../src/decision/next-events.js';
import { readRecord, writeRecord } from '../../src/decision/record.js';
import { allowsUses, stateOf } from '../../src/decision/state.js';
import { parsePolicy } from '../../src/policy/parse-policy.js';
import { PolicyError } from '../../src/policy/policy-error.js';
import type { Text } from '../../src/policy/policy.js';
import { scopesOf } from '../../src/policy/scopes.js';
import { isOptional, usesOf, type Use } from '../../src/policy/use.js';
import { handleConsent, readConsent } from '../../src/server.js';
import { anything, brokenPolicies, wholePolicies } from '../policy/random-policies.js';
import { day, decided, nested, now, policy, post, record } from './requests.js';

/** How many inputs each of them is given; see CONTRIBUTING.md for the long run. */
const numRuns = Number(process.env['ACCORD_RUNS'] ?? 2000);

/** A text of a policy in every language. */
const pickAll = (given: Text | undefined): Readonly<Record<string, string>> =>
  typeof given === 'object' ? given : { any: given ?? '' };

const assertUnpolluted = (): void => {
  for (const name in {}) assert.fail(`Object.prototype has got ${name}`);
  assert.equal(({} as Record<string, unknown>)['granted'], undefined);
};

describe('whatever comes in as a policy', () => {
  const raw = fc.json().map((json): unknown => JSON.parse(json));

  it('is a frozen policy that grants nothing, or one error that lists what is wrong', () => {
    let asked = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 2, arbitrary: brokenPolicies }, wholePolicies, anything, raw),
        (input) => {
          let read;
          try {
            read = parsePolicy(input);
          } catch (error) {
            assert.ok(error instanceof PolicyError, String(error));
            assert.ok(error.problems.length > 0);
            return assertUnpolluted();
          }
          assert.ok(Object.isFrozen(read) && Object.isFrozen(read.services));
          if (usesOf(read).some(isOptional)) asked++;
          for (const uses of [usesOf(read), ...scopesOf(read).values()]) {
            const optional = uses.filter(isOptional);
            if (!optional.length) continue;
            assert.equal(allowsUses(uses, noDecision), false);
            assert.equal(stateOf(uses, noDecision), 'undecided');
          }
          for (const { provider } of read.services) {
            for (const link of Object.values(pickAll(provider?.policyUrl)))
              assert.doesNotMatch(link, /^\s*(javascript|data|vbscript):/i);
          }
          assertUnpolluted();
        },
      ),
      { numRuns },
    );
    // A run whose policies all come out broken, or ask for nothing, would prove nothing.
    assert.ok(asked > numRuns / 20, `consent was asked for ${asked} times`);
  });
});

/** The check at the end of a record, as anybody can compute it. */
const sealed = (body: string): string => {
  let hash = 0x811c9dc5;
  for (const character of body) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return `${body}~${(hash >>> 0).toString(36)}`;
};
const pieces = fc.constantFrom(
  ...[
    '~',
    '.',
    '_',
    '*',
    '%7E',
    'y1',
    'n3',
    'y0',
    'y9',
    'b',
    'G',
    'matomo',
    'google',
    '__proto__',
    'constructor',
  ],
  ...[
    'm',
    'a',
    '0',
    '1',
    '99999999999999999999',
    'zzzzzzzzzzzzzzzz',
    now.toString(36),
    '; ',
    '=',
    '"',
    'é',
  ],
  ...['~mhk3v2p8.b', '.y1matomo_m', '.n3google_m_a', '.y3google_a*2'],
);
const broken = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''));
const long = fc
  .tuple(pieces, fc.nat(4000))
  .map(([piece, times]) => piece.repeat(times).slice(0, 20_000));
const use = fc.constantFrom<Use>(
  'matomo/measurement',
  'google/measurement',
  'google/advertising',
  'gone/media',
);
const answers = fc.dictionary(use, fc.boolean()) as fc.Arbitrary<Record<Use, boolean>>;
const real = fc
  .tuple(answers, fc.integer({ min: -5 * day, max: 200 * day }))
  .map(([given, ago]) => record(given, ago));
const damaged = fc
  .tuple(real, fc.nat(300), fc.nat(5), fc.oneof(pieces, fc.string({ maxLength: 3 })))
  .map(([whole, at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut));
const unsealed = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), broken, long, damaged);
const anyRecord = fc.oneof(
  unsealed,
  real,
  broken.map((body) => sealed(`1${body}`)),
  long.map((body) => sealed(`1~${body}`)),
);
const isWhole = (text: string): boolean => sealed(text.slice(0, text.lastIndexOf('~'))) === text;

describe('whatever comes in as a record', () => {
  it('is nothing, unless it was written whole; and then it grants nothing that it does not say', () => {
    fc.assert(
      fc.property(anyRecord, (input) => {
        const read = readRecord(input);
        if (!isWhole(input)) assert.equal(read, undefined);
        if (!read) return assertUnpolluted();
        assert.equal(Object.getPrototypeOf(read), null);
        const current = currentAnswers(read, now, readLifetimes());
        for (const [id, { granted, at, category }] of answersOf(current)) {
          assert.ok(at <= now + day && at > now - 400 * day, id);
          assert.ok(['necessary', 'first-party', 'partner', 'third-party'].includes(category));
          if (granted) assert.match(input, /\.y\d/);
        }
        // What was understood is understood again.
        assert.deepEqual(readRecord(writeRecord(current)), current);
        assertUnpolluted();
      }),
      { numRuns },
    );
  });

  it('in a Cookie header: no error, and no grant that it does not say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyRecord, fc.string()), { maxLength: 4 }),
        fc.string(),
        (records, junk) => {
          const header = records.map((each) => `accord=${each}`).join('; ') + junk;
          const consent = readConsent(header, policy, { now });
          for (const scope of ['matomo', 'google', 'third-party', 'measurement'])
            if (consent.allows(scope))
              assert.match(decodeURIComponent(header.replaceAll(/%(?!7E)/g, '')), /\.y\d/);
          assertUnpolluted();
        },
      ),
      { numRuns },
    );
  });
});

describe('whatever is posted', () => {
  const headerText = fc
    .oneof(anyRecord, fc.string())
    .map((each) => each.replaceAll(/[^\x20-\x7e]/g, ''));
  // What is nested is written out by `jsonOf` alone: no JSON.stringify goes so deep.
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 30_000 }).map((depth) => `nest ${depth}`) },
  );
  const jsonOf = (posted: unknown): string =>
    typeof posted === 'string'
      ? posted
      : JSON.stringify(posted).replaceAll(/"nest (\d+)"/g, (_, depth) => nested(Number(depth)));
  const id = '0b6f4a52-6f3e-4c51-9a0e-2d1f6a3c7b11';
  const [noted] = nextEvents([], decided({ 'matomo/measurement': false }), {
    now,
    language: 'en',
    policyHash: hashOf(policy),
    textsHash: null,
    library: 'accord-consent/0.1.0',
  });
  const event = fc
    .tuple(fc.constantFrom(...Object.keys(noted ?? {}), 'extra'), value)
    .map(([key, put]) => ({ ...noted, [key]: put }));
  const proof = fc.oneof(
    value,
    fc.record({ id: fc.oneof(fc.constant(id), value), events: value }),
    fc.record({ id: fc.constant(id), events: fc.array(event, { maxLength: 3 }) }),
  );
  const body = fc.oneof(
    anyRecord.map((each) => ({ record: each })),
    fc.record({ record: anyRecord, proof }),
    real.map((each) => ({ record: each, proof: { id, events: [noted] } })),
    fc.record({ record: real, proof }),
    fc.record({ record: value }),
    value,
    fc.json(),
    fc.string(),
  );

  it('is answered, and leaves no grant that was not posted or stored before', async () => {
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.option(headerText),
        fc.boolean(),
        async (posted, cookie, isBytes) => {
          const json = jsonOf(posted);
          const whole = post(json, {
            headers: cookie === null ? {} : { cookie: `accord=${cookie}` },
          });
          const request = isBytes
            ? new Request(whole.url, {
                method: 'POST',
                headers: whole.headers,
                body: Buffer.from(json).subarray(1),
              })
            : whole;
          const response = await handleConsent(request, policy, { now, store: () => undefined });
          const set = response.headers.get('set-cookie');
          assert.ok(
            [204, 400, 403, 405, 413, 415, 422].includes(response.status),
            String(response.status),
          );
          // Only a proof that cannot be read leaves the cookie as it would be without.
          assert.ok(set === null ? response.status !== 204 : [204, 422].includes(response.status));
          if (set === null) return;
          const kept: Decision =
            readRecord(/^accord=([^;]*)/.exec(set ?? '')?.[1] ?? '') ?? decided({});
          const said = JSON.stringify([json, cookie]);
          for (const [id, { granted }] of answersOf(kept))
            if (granted) assert.match(said, new RegExp(`\\.y\\d${id.split('/')[0]}_`));
          assertUnpolluted();
        },
      ),
      { numRuns },
    );
  });
});
