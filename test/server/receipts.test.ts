import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { canonicalJson } from '../../src/decision/canonical-json.js';
import { hashOf } from '../../src/decision/hash-of.js';
import { answersOf } from '../../src/decision/make-decision.js';
import { currentAnswers } from '../../src/decision/current-answers.js';
import type { Decision } from '../../src/decision/decision.js';
import { standingAnswers } from '../../src/decision/standing-answers.js';
import { answerUses } from '../../src/decision/answer-uses.js';
import { readLifetimes } from '../../src/decision/lifetimes.js';
import { mergeDecisions } from '../../src/decision/merge-decisions.js';
import { nextEvents } from '../../src/decision/next-events.js';
import type { DecisionEvent } from '../../src/decision/proof.js';
import { makeReceipt } from '../../src/decision/receipt.js';
import { sha256 } from '../../src/decision/sha256.js';
import { library } from '../../src/decision/library.js';
import { parsePolicy } from '../../src/policy/parse-policy.js';
import type { Policy } from '../../src/policy/policy.js';
import { usesOf } from '../../src/policy/use.js';
import { handleConsent, verifyReceipt, type Receipt } from '../../src/server.js';
import { writeRecord } from '../../src/decision/record.js';
import { day, decided, nested, now, policy, post } from './requests.js';

const schema: Schema = JSON.parse(readFileSync('src/decision/receipt.schema.json', 'utf8'));
const validator = new Validator(schema, '2020-12', false);
const texts = { title: 'Your choice' };
const id = '0b6f4a52-6f3e-4c51-9a0e-2d1f6a3c7b11';
const context = {
  language: 'en',
  policyHash: hashOf(parsePolicy(policy)),
  textsHash: hashOf(texts),
  library,
};

/** The history of decisions that follow each other. */
const historyOf = (...decisions: readonly (readonly [Decision, number])[]): DecisionEvent[] => {
  const events: DecisionEvent[] = [];
  for (const [decision, at] of decisions) {
    events.push(...nextEvents(events, decision, { now: at, ...context }));
  }
  return events;
};
const all = (granted: boolean, ago = 0) =>
  decided(
    { 'matomo/measurement': granted, 'google/measurement': granted, 'google/advertising': granted },
    ago,
  );
/** The policy when one service asks anew. */
const raised = (id: string): Policy =>
  parsePolicy({
    ...policy,
    services: policy.services.map((each) => (each.id === id ? { ...each, revision: 2 } : each)),
  });
const receiptOf = (decision: Decision, events: DecisionEvent[]): Receipt =>
  makeReceipt(parsePolicy(policy), decision, now, readLifetimes(), { id, events });

describe('hashes', () => {
  it('are those of SHA-256, for any text', () => {
    const byNode = (text: string) => createHash('sha256').update(text).digest('hex');
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(fc.property(text, (each) => assert.equal(sha256(each), byNode(each))));
    for (const length of [0, 55, 56, 63, 64, 65, 1000]) {
      assert.equal(sha256('é'.repeat(length)), byNode('é'.repeat(length)));
    }
  });

  it('are of the content alone: the order of keys and absent members say nothing', () => {
    assert.equal(
      canonicalJson({ b: [1, { d: null, c: 'é"' }], a: true, e: undefined }),
      '{"a":true,"b":[1,{"c":"é\\"","d":null}]}',
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        assert.equal(canonicalJson(JSON.parse(text)), text);
      }),
    );
  });
});

describe('the history of a decision', () => {
  const types = (events: readonly DecisionEvent[]) => events.map(({ type }) => type);

  it('tells giving, withdrawing, changing and refusing apart', () => {
    const partly = mergeDecisions(
      all(true, 4 * day),
      decided({ 'google/advertising': false }, 3 * day),
    );
    const otherWay = mergeDecisions(
      partly,
      decided({ 'google/advertising': true, 'matomo/measurement': false }, 2 * day),
    );
    const events = historyOf([all(true, 4 * day), now], [partly, now], [otherWay, now]);
    assert.deepEqual(types(events), ['given', 'withdrawn', 'changed']);
    assert.deepEqual(events[1]?.changed, ['google/advertising']);
    assert.deepEqual(events[1]?.uses, {
      'matomo/measurement': true,
      'google/measurement': true,
      'google/advertising': false,
    });
    assert.equal(events[0]?.how, 'banner');
    assert.equal(events[0]?.layer, 'banner');
    assert.equal(events[0]?.at, new Date(now - 4 * day).toISOString());
    assert.deepEqual(types(historyOf([all(false), now])), ['refused']);
  });

  it('notes what has ended, and what is given anew after it', () => {
    const old = all(true, 181 * day);
    const later = now + 2 * day;
    const events = historyOf([old, now], [currentAnswers(old, later, readLifetimes()), later]);
    assert.deepEqual(types(events), ['given', 'expired']);
    assert.equal(events[1]?.how, null);
    assert.deepEqual(events[1]?.uses, {});
    assert.deepEqual(types(historyOf([all(true, 3 * day), now], [all(true), now])), [
      'given',
      'given',
    ]);
  });

  it('notes Global Privacy Control as nobody’s answer', () => {
    const entry = Object.entries(all(false)).map(([use, answer]) => [
      use,
      { ...answer, how: 'gpc', gpc: true },
    ]);
    const events = historyOf([Object.fromEntries(entry) as Decision, now]);
    assert.deepEqual(types(events), ['gpc']);
    assert.equal(events[0]?.layer, null);
    assert.equal(events[0]?.globalPrivacyControl, true);
  });

  it('states the texts of a layer, and none where no layer was shown', () => {
    const shown = all(true, 4 * day);
    const byCall = Object.entries(all(false, day)).map(([use, answer]) => [
      use,
      { ...answer, how: 'api' },
    ]);
    const later = now + 185 * day;
    const events = historyOf(
      [shown, now],
      [Object.fromEntries(byCall) as Decision, now],
      [currentAnswers(shown, later, readLifetimes()), later],
    );
    assert.deepEqual(
      events.map(({ type, textsHash }) => [type, textsHash]),
      [
        ['given', hashOf(texts)],
        ['withdrawn', null],
        ['expired', null],
      ],
    );
  });

  it('says of a grant whose service asks anew that it has ended', () => {
    const before = all(true, 4 * day);
    const decision = mergeDecisions(before, decided({ 'google/advertising': false }, day));
    const events = historyOf([before, now]);
    const asking = usesOf(raised('matomo'));
    const after = nextEvents(events, standingAnswers(decision, asking), { now, ...context });
    assert.deepEqual(types(after), ['expired', 'withdrawn']);
    assert.deepEqual(after[1]?.uses, { 'google/measurement': true, 'google/advertising': false });
    const again = answerUses(decision, asking.slice(0, 2), true, {
      now,
      how: 'banner',
      gpc: false,
    });
    assert.deepEqual(
      types(nextEvents([...events, ...after], standingAnswers(again, asking), { now, ...context })),
      ['given'],
    );
  });

  it('says nothing twice', () => {
    const events = historyOf([all(true), now], [all(true), now], [all(true), now + 5]);
    assert.equal(events.length, 1);
  });
});

describe('a receipt', () => {
  const events = historyOf([all(true, 4 * day), now], [all(false, day), now]);
  const good = receiptOf(all(false, day), events);
  const problemsOf = (receipt: unknown) =>
    verifyReceipt(receipt, policy, texts).problems.map(({ path }) => path);
  /** The receipt with one text of its JSON replaced. */
  const forged = (from: string, to: string): unknown => {
    const text = JSON.stringify(good);
    assert.ok(text.includes(from), from);
    return JSON.parse(text.replace(from, to));
  };

  it('is what the schema says, with and without proof', () => {
    for (const receipt of [good, makeReceipt(policy, all(true), now)]) {
      const { valid, errors } = validator.validate(JSON.parse(JSON.stringify(receipt)));
      assert.ok(valid, JSON.stringify(errors));
    }
    for (const extra of ['url', 'ip', 'userAgent']) {
      assert.equal(validator.validate({ ...good, [extra]: 'x' }).valid, false);
    }
    const event = { ...events[0], address: 'https://harbour.example/secret' };
    assert.equal(validator.validate({ ...good, events: [event] }).valid, false);
  });

  it('says no more than what was answered: no address, no browser, no name', () => {
    const text = JSON.stringify(makeReceipt(policy, all(true), now));
    assert.doesNotMatch(text, /https?:|Mozilla|"id":"[0-9a-f]{8}-/);
  });

  it('is valid when it is whole', () => {
    assert.deepEqual(verifyReceipt(good, policy, texts), { valid: true, problems: [] });
    assert.equal(
      verifyReceipt(makeReceipt(parsePolicy(policy), all(true), now), policy).valid,
      true,
    );
  });

  it('is valid when the visitor’s clock is ahead, the policy was reworded since, or a service is gone or necessary', () => {
    const ahead = all(true, -5000);
    const early = receiptOf(ahead, historyOf([ahead, now]));
    assert.deepEqual(verifyReceipt(early, policy).problems, []);
    const given = all(true, day);
    const noted = historyOf([given, now]);
    const services = policy.services;
    for (const changed of [
      { ...policy, site: { name: 'Another harbour' } },
      { ...policy, services: services.filter((each) => each.id !== 'matomo') },
      { ...policy, services: services.map((each) => ({ ...each, category: 'necessary' })) },
      raised('matomo'),
    ]) {
      const later = parsePolicy(changed);
      const receipt = makeReceipt(later, given, now, readLifetimes(), { id, events: noted });
      assert.deepEqual(verifyReceipt(receipt, later).problems, []);
      assert.equal(verifyReceipt(receipt, policy).valid, false);
    }
    // Nobody takes a refusal back by rewording the policy.
    const reworded = parsePolicy({ ...policy, site: { name: 'Another harbour' } });
    const forgedGrant = { id, events: historyOf([all(false, day), now]) };
    const claimed = makeReceipt(reworded, given, now, readLifetimes(), forgedGrant);
    assert.equal(verifyReceipt(claimed, reworded).valid, false);
    // And who refuses after a grant is told of in the history.
    const untold = { id, events: noted };
    const denied = makeReceipt(reworded, all(false, day), now, readLifetimes(), untold);
    assert.equal(verifyReceipt(denied, reworded).valid, false);
    // Nor by leaving it out.
    const forgotten = makeReceipt(reworded, decided({}), now, readLifetimes(), forgedGrant);
    assert.equal(verifyReceipt(forgotten, reworded).valid, false);
  });

  it('is not valid for another policy, or with other texts', () => {
    const other = { ...policy, site: { name: 'Another harbour' } };
    assert.equal(verifyReceipt(good, other).valid, false);
    assert.deepEqual(
      verifyReceipt(good, policy, { title: 'Other words' }).problems.map(({ path }) => path),
      ['events[1].textsHash'],
    );
  });

  it('is held against the texts of the layer that was answered last, and the events since were on none', () => {
    const byCall = (granted: boolean, ago: number): Decision =>
      Object.fromEntries(
        answersOf(all(granted, ago)).map(([use, answer]) => [use, { ...answer, how: 'api' }]),
      );
    const first = all(true, 4 * day);
    const withdrawn = receiptOf(
      byCall(false, day),
      historyOf([first, now], [byCall(false, day), now]),
    );
    assert.deepEqual(problemsOf(withdrawn), []);
    assert.deepEqual(
      verifyReceipt(withdrawn, policy, { title: 'Other words' }).problems.map(({ path }) => path),
      ['events[0].textsHash'],
    );
    const onNone = receiptOf(byCall(true, day), historyOf([byCall(true, day), now]));
    // Nor does one name texts whose history was left out, or never kept.
    for (const nameless of [
      onNone,
      { ...withdrawn, events: [] },
      { ...withdrawn, id: undefined, events: undefined },
    ]) {
      assert.deepEqual(problemsOf(nameless), ['events']);
      assert.deepEqual(verifyReceipt(nameless, policy).problems, []);
    }
  });

  it('shows where it was changed', () => {
    const found = (from: string, to: string) => problemsOf(forged(from, to));
    assert.deepEqual(found('"granted":false', '"granted":true'), ['answers']);
    assert.deepEqual(found('"type":"given"', '"type":"refused"'), ['events[1].previous']);
    assert.deepEqual(found('"name":"Rivage"', '"name":"Other"'), ['policy']);
    assert.deepEqual(found('"at":"2026', '"at":"2025'), ['events[1].previous']);
    assert.deepEqual(found(id, 'me'), ['id']);
    assert.deepEqual(problemsOf({ ...good, policy: null }), ['policy']);
    const { id: name, events: told, ...alone } = good;
    assert.notDeepEqual(problemsOf({ ...alone, id: name }), []);
    assert.notDeepEqual(problemsOf({ ...alone, events: told }), []);
    const part = makeReceipt(parsePolicy(policy), decided({ 'matomo/measurement': true }), now);
    const turned = { ...part, undecided: part.undecided.toReversed() };
    assert.deepEqual(
      verifyReceipt(turned, policy).problems.map(({ path }) => path),
      ['undecided'],
    );
    assert.deepEqual(found('"undecided":[]', '"undecided":["x/y"]'), ['undecided']);
    const [first] = good.answers;
    const twice = { ...good, answers: [{ ...first, granted: true }, ...good.answers] };
    assert.deepEqual(problemsOf(twice), ['answers[1]']);
    assert.deepEqual(problemsOf({ ...good, events: [events[1], events[1]] }), [
      'events[1].number',
      'events[1].previous',
    ]);
    // A later part of the history, as a server gets it, is whole in itself.
    assert.deepEqual(problemsOf({ ...good, events: events.slice(1) }), []);
  });

  it('counts no grant for a policy that asks anew, and none of another category', () => {
    const given = all(true, day);
    const moved = parsePolicy({
      ...policy,
      services: policy.services.map((each) =>
        each.id === 'matomo' ? { ...each, category: 'partner' } : each,
      ),
    });
    for (const asking of [raised('matomo'), moved]) {
      const receipt = makeReceipt(asking, given, now);
      assert.deepEqual(receipt.undecided, ['matomo/measurement']);
      assert.deepEqual(
        receipt.answers.map(({ service }) => service),
        ['google', 'google'],
      );
      assert.deepEqual(verifyReceipt(receipt, asking).problems, []);
      // What a browser of another version, or a forger, says of it.
      const old = makeReceipt(parsePolicy(policy), given, now);
      const { policyHash } = receipt;
      const claimed = { ...old, policy: asking, policyHash };
      assert.equal(verifyReceipt(claimed, asking).valid, false);
      const event = { ...historyOf([given, now])[0], policyHash };
      assert.equal(verifyReceipt({ ...receipt, id, events: [event] }, asking).valid, false);
    }
    // A refusal holds whatever becomes of the service.
    for (const asking of [raised('matomo'), moved]) {
      const receipt = makeReceipt(asking, all(false), now);
      assert.deepEqual(receipt.undecided, []);
      assert.deepEqual(verifyReceipt(receipt, asking).problems, []);
    }
  });

  it('has answers of a known way, and that hold no longer than any may', () => {
    const granted = makeReceipt(parsePolicy(policy), all(true), now);
    const found = (change: object) =>
      verifyReceipt(
        { ...granted, answers: granted.answers.map((each) => ({ ...each, ...change })) },
        policy,
      ).problems.map(({ path }) => path.slice(11));
    const later = (days: number) => new Date(now + days * day).toISOString();
    assert.deepEqual(found({ until: later(395) }), []);
    assert.deepEqual(new Set(found({ until: later(396) })), new Set(['until']));
    assert.deepEqual(new Set(found({ until: later(0) })), new Set(['until']));
    assert.deepEqual(new Set(found({ at: later(0.5), until: later(0.25) })), new Set(['until']));
    assert.deepEqual(new Set(found({ how: 'osmosis' })), new Set(['how']));
    assert.deepEqual(new Set(found({ revision: 2 })), new Set(['revision']));
    assert.deepEqual(new Set(found({ category: 'partner' })), new Set(['category']));
    assert.deepEqual(
      new Set(found({ globalPrivacyControl: 'no' })),
      new Set(['globalPrivacyControl']),
    );
    assert.ok(found({ category: 'any', revision: 0, granted: false }).includes('category'));
  });

  it('is never valid by accident, and looking at one never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(verifyReceipt(value, policy).valid, false);
      }),
    );
    const path = fc.constantFrom(
      'schema',
      'issued',
      'answers',
      'undecided',
      'policyHash',
      'events',
      'id',
    );
    fc.assert(
      fc.property(path, fc.jsonValue(), (key, value) => {
        const receipt = { ...good, [key]: value };
        if (JSON.stringify(receipt) !== JSON.stringify(good)) {
          verifyReceipt(receipt, policy);
        }
      }),
    );
  });

  it('is looked at however deep something in it is nested', () => {
    const deep: unknown = JSON.parse(nested(20_000));
    const [event] = events;
    const [first] = good.answers;
    for (const key of Object.keys(good)) {
      assert.equal(verifyReceipt({ ...good, [key]: deep }, policy, texts).valid, false, key);
    }
    for (const key of Object.keys(event ?? {})) {
      const receipt = { ...good, events: [{ ...event, [key]: deep }, events[1]] };
      assert.ok(problemsOf(receipt).includes(`events[0].${key}`), key);
    }
    for (const key of Object.keys(first ?? {})) {
      const receipt = { ...good, answers: [{ ...first, [key]: deep }] };
      assert.equal(verifyReceipt(receipt, policy, texts).valid, false, key);
    }
    assert.deepEqual(problemsOf(deep), ['']);
    assert.deepEqual(problemsOf({ ...good, policy: { ...policy, 'x-note': deep } }), ['policy']);
    assert.deepEqual(problemsOf({ ...good, undecided: [deep] }), ['undecided']);
  });

  it('comes to the site’s store with the events that the browser sent', async () => {
    const stored: Receipt[] = [];
    const response = await handleConsent(
      post({ record: writeRecord(all(false, day)), proof: { id, events: events.slice(1) } }),
      policy,
      { now, store: (receipt) => void stored.push(receipt) },
    );
    assert.equal(response.status, 204);
    assert.equal(stored[0]?.id, id);
    assert.deepEqual(stored[0]?.events, events.slice(1));
    assert.equal(verifyReceipt(stored[0], policy).valid, true);
    const [last] = events.slice(1);
    for (const broken of [
      { ...last, ip: '127.0.0.1' },
      { ...last, uses: { 'a/b': 1 } },
      { ...last, type: 'agreed' },
    ]) {
      const request = post({ record: writeRecord(all(false)), proof: { id, events: [broken] } });
      assert.equal((await handleConsent(request, policy, { now })).status, 422);
    }
  });
});

describe('the version in receipts', () => {
  it('is that of the package', () => {
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(library, `${name}/${version}`);
  });
});
