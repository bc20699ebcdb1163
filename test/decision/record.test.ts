import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answer, Decision } from '../../src/decision/decision.js';
import { makeDecision } from '../../src/decision/make-decision.js';
import { mergeDecisions } from '../../src/decision/merge-decisions.js';
import { readRecord, writeRecord } from '../../src/decision/record.js';
import { knownPurposes } from '../../src/policy/policy.js';
import type { Use } from '../../src/policy/use.js';
import { start } from './worlds.js';

const identifier = fc.stringMatching(/^[a-z][a-z0-9-]{1,12}$/);
const use = fc
  .tuple(identifier, fc.oneof(fc.constantFrom(...knownPurposes), identifier))
  .map(([service, purpose]): Use => `${service}/${purpose}`);
const answer: fc.Arbitrary<Answer> = fc.record(
  {
    granted: fc.boolean(),
    at: fc.integer({ min: start, max: start + 5 }),
    how: fc.constantFrom('banner', 'preferences', 'placeholder', 'request', 'close', 'gpc', 'api'),
    gpc: fc.boolean(),
    category: fc.constantFrom('first-party', 'partner', 'third-party'),
    revision: fc.constantFrom(1, 2, 17),
  },
  { noNullPrototype: true },
);
export const decision: fc.Arbitrary<Decision> = fc
  .array(fc.tuple(use, answer), { maxLength: 12 })
  .map(makeDecision);

describe('the record', () => {
  it('says the same after writing and reading', () => {
    fc.assert(
      fc.property(decision, (given) => {
        assert.deepEqual(readRecord(writeRecord(given)), given);
      }),
    );
  });

  it('is plain to read and needs no escaping anywhere', () => {
    const given = makeDecision([
      [
        'matomo/measurement',
        {
          granted: true,
          at: start,
          how: 'banner',
          gpc: false,
          category: 'first-party',
          revision: 1,
        },
      ],
      [
        'google/measurement',
        {
          granted: false,
          at: start,
          how: 'banner',
          gpc: false,
          category: 'third-party',
          revision: 2,
        },
      ],
      [
        'google/weather-alerts',
        {
          granted: false,
          at: start,
          how: 'banner',
          gpc: false,
          category: 'third-party',
          revision: 2,
        },
      ],
    ]);
    const record = writeRecord(given);
    assert.match(record, /^1~[0-9a-z]+\.b\.y1matomo_m\.n3google_m_weather-alerts\*2~[0-9a-z]+$/);
    fc.assert(
      fc.property(decision, (any) => {
        const text = writeRecord(any);
        assert.equal(encodeURIComponent(text).replaceAll('*', '%2A'), text.replaceAll('*', '%2A'));
      }),
    );
  });

  it('takes no purpose of the site for a known one whose letter it holds', () => {
    const uses: Use[] = ['a/mp', 'a/measurement', 'a/pa', 'b/vs', 'b/media', 'b/mpavshfk'];
    const given = makeDecision(
      uses.map((use) => [
        use,
        { granted: true, at: start, how: 'banner', gpc: false, category: 'partner', revision: 1 },
      ]),
    );
    assert.deepEqual(readRecord(writeRecord(given)), given);
  });

  it('stays under 1 kB for 30 services that were answered in different ways', () => {
    const answers = Array.from({ length: 30 }, (_, index): [Use, Answer][] =>
      ['measurement', 'advertising'].map((purpose) => [
        `some-service-${index}/${purpose}`,
        {
          granted: index % 3 === 0,
          at: start + (index % 4),
          how: 'preferences',
          gpc: false,
          category: 'third-party',
          revision: 1,
        },
      ]),
    ).flat();
    const { length } = writeRecord(makeDecision(answers));
    assert.ok(length < 1000, `${length} characters`);
  });

  it('is nothing when its version is unknown or anything in it is damaged', () => {
    for (const text of ['', '1', '1~', '~', '2~abc', 'true', '{"a":1}', '1~x.b.y1a_m~0', 'é~~~']) {
      assert.equal(readRecord(text), undefined, text);
    }
    fc.assert(
      fc.property(decision, fc.nat(), fc.string(), (given, at, junk) => {
        const record = writeRecord(given);
        const cut = at % record.length;
        for (const damaged of [
          record.slice(0, cut),
          record.slice(0, cut) + junk + record.slice(cut + 1),
          `2${record.slice(1)}`,
        ]) {
          if (damaged !== record) assert.equal(readRecord(damaged), undefined, damaged);
        }
      }),
    );
    assert.equal(readRecord(`1~${'a'.repeat(1_000_000)}~0`), undefined);
  });

  it('is nothing when the time of an answer is none, also with a check that fits', () => {
    // Such an answer would never expire.
    assert.equal(readRecord('1~_.b.y3google_m~1l5texs'), undefined);
  });

  it('never throws and never hangs, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^1(~[a-z0-9._*]{0,20}){0,5}$/)),
        (text) => {
          const read = readRecord(text);
          if (read) assert.deepEqual(readRecord(writeRecord(read)), read);
        },
      ),
    );
  });
});

describe('merging', () => {
  it('gives the same whatever the order and the grouping, and nothing new when repeated', () => {
    fc.assert(
      fc.property(decision, decision, decision, (a, b, c) => {
        const ab = mergeDecisions(a, b);
        assert.deepEqual(ab, mergeDecisions(b, a));
        assert.deepEqual(mergeDecisions(ab, c), mergeDecisions(a, mergeDecisions(b, c)));
        assert.equal(mergeDecisions(ab, b), ab);
      }),
    );
  });

  it('takes the later answer, and the refusal when both are of the same moment', () => {
    fc.assert(
      fc.property(decision, decision, (a, b) => {
        const merged = mergeDecisions(a, b);
        for (const id of Object.keys(merged) as Use[]) {
          const [left, right, chosen] = [a[id], b[id], merged[id]];
          const latest = Math.max(left?.at ?? 0, right?.at ?? 0);
          assert.equal(chosen?.at, latest);
          const rivals = [left, right].filter((each) => each?.at === latest);
          if (rivals.some((each) => !each?.granted)) assert.equal(chosen?.granted, false);
        }
      }),
    );
  });
});
