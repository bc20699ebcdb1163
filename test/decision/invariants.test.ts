import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answer, Decision } from '../../src/decision/decision.js';
import { answersOf } from '../../src/decision/make-decision.js';
import { readRecord } from '../../src/decision/record.js';
import { stateOfUse } from '../../src/decision/state.js';
import type { Policy } from '../../src/policy/policy.js';
import { isOptional, usesOf, type UseFacts } from '../../src/policy/use.js';
import { policyOf, service } from '../policy/policies.js';
import { day, newWorld, openTab, type Tab, type World } from './worlds.js';

/** How many histories each property tries; see CONTRIBUTING.md for the long run. */
const numRuns = Number(process.env['ACCORD_RUNS'] ?? 400);

const matomo = service('matomo', 'first-party', ['measurement']);
const google = service('google', 'third-party', ['measurement', 'advertising']);
const policies: readonly Policy[] = [
  policyOf(matomo, google),
  policyOf(matomo, { ...google, purposes: ['measurement', 'advertising', 'media'] }),
  policyOf({ ...matomo, revision: 2 }, google),
  policyOf(matomo, { ...google, category: 'partner' }),
  policyOf({ ...matomo, category: 'necessary' }, google),
  policyOf(service('shop', 'partner', ['media'])),
];
const scopes = ['matomo', 'google', 'google/advertising', 'measurement', 'third-party', 'shop'];

interface OnTab<Do> {
  readonly do: Do;
  readonly tab: number;
}
type Step =
  | (OnTab<'open'> & { readonly policy: number })
  | (OnTab<'policy'> & { readonly policy: number })
  | (OnTab<'grant'> & { readonly scope: string })
  | (OnTab<'refuse'> & { readonly scope: string })
  | OnTab<'accept'>
  | OnTab<'close'>
  | OnTab<'look'>
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'signal'; readonly on: boolean }
  | { readonly do: 'damage'; readonly at: number }
  | { readonly do: 'fail'; readonly on: boolean }
  | { readonly do: 'clear' };

const tab = fc.nat(2);
const harmless = [
  fc.record({ do: fc.constantFrom('open', 'policy'), tab, policy: fc.nat(policies.length - 1) }),
  fc.record({ do: fc.constantFrom('grant', 'refuse'), tab, scope: fc.constantFrom(...scopes) }),
  fc.record({ do: fc.constantFrom('accept', 'close', 'look'), tab }),
  fc.record({ do: fc.constant('wait'), days: fc.constantFrom(0, 0, 1, 90, 183) }),
  fc.record({ do: fc.constant('signal'), on: fc.boolean() }),
] as const;
const harmful = [
  fc.record({ do: fc.constant('wait'), days: fc.constantFrom(-400, -1) }),
  fc.record({ do: fc.constant('damage'), at: fc.nat(200) }),
  fc.record({ do: fc.constant('fail'), on: fc.boolean() }),
] as const;
const clearing = fc.record({ do: fc.constant('clear') });

interface Act {
  readonly granted: boolean;
  readonly tab: Tab;
  readonly category: string;
  readonly revision: number;
  readonly at: number;
}

/** Plays a history, and notes the visitor's own acts, by use, in the order they happened. */
const play = (
  steps: readonly Step[],
  check: (
    tab: Tab,
    policy: Policy,
    acts: ReadonlyMap<string, readonly Act[]>,
    world: World & { readonly clearedAt: number },
  ) => void,
): void => {
  const world = { ...newWorld(), clearedAt: 0 };
  const tabs: { tab: Tab; policy: Policy }[] = [];
  const acts = new Map<string, Act[]>();
  const note = (by: Tab, uses: readonly UseFacts[], granted: boolean): void => {
    for (const { id, category, revision } of uses.filter(isOptional)) {
      const list = acts.get(id) ?? [];
      acts.set(id, list);
      list.push({ granted, tab: by, category, revision, at: world.now });
    }
  };
  const at = (index: number): { tab: Tab; policy: Policy } => {
    const first = policies[0];
    assert.ok(first);
    tabs[index] ??= { tab: openTab(world, first), policy: first };
    return tabs[index];
  };
  for (const step of steps) {
    // A browser's clock moves on between two acts.
    world.now += 1;
    if (step.do === 'wait') world.now += step.days * day;
    else if (step.do === 'signal') world.gpc = step.on;
    else if (step.do === 'damage') world.record = world.record?.slice(0, step.at);
    else if (step.do === 'fail') world.fails = step.on;
    else if (step.do === 'clear') {
      // Nobody clears a browser within the moment of an answer.
      world.now += 60_000;
      world.clearedAt = world.now;
      world.record = undefined;
    } else if (step.do === 'open') {
      const policy = policies[step.policy];
      assert.ok(policy);
      tabs[step.tab] = { tab: openTab(world, policy), policy };
    } else {
      const here = at(step.tab);
      const uses = usesOf(here.policy);
      if (step.do === 'policy') {
        const policy = policies[step.policy];
        assert.ok(policy);
        here.policy = policy;
        here.tab.setPolicy(policy);
      } else if (step.do === 'look') here.tab.keeper.refresh();
      else if (step.do === 'accept' || step.do === 'close') {
        const asked = uses.filter((use) => stateOfUse(use, here.tab.decision()) === 'undecided');
        here.tab.banner(step.do === 'accept', step.do === 'close' ? 'close' : 'banner');
        note(here.tab, asked, step.do === 'accept');
      } else {
        const meant = uses.filter((use) =>
          [use.category, use.purpose, use.service, use.id].includes(step.scope),
        );
        here.tab[step.do](step.scope);
        note(here.tab, meant, step.do === 'grant');
      }
    }
    for (const open of tabs) {
      // A tab number that was never used leaves a hole.
      if (open) check(open.tab, open.policy, acts, world);
    }
  }
};

/** What tabs that decided at one moment have to agree on: the newest answer, the refusal on a tie. */
const strictest = (answers: readonly Answer[]): boolean | undefined => {
  const newest = Math.max(...answers.map(({ at }) => at));
  return answers.length ? answers.every(({ at, granted }) => at < newest || granted) : undefined;
};

describe('whatever happens', () => {
  it('nothing is granted that the visitor did not grant in so many words, or refused again in that tab', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...harmless, ...harmful, clearing), { maxLength: 40 }),
        (steps) =>
          play(steps as Step[], (here, policy, acts) => {
            for (const use of usesOf(policy)) {
              if (use.category === 'necessary') continue;
              if (stateOfUse(use, here.decision()) !== 'granted') continue;
              const told = acts.get(use.id) ?? [];
              assert.ok(
                told.some(
                  (act) =>
                    act.granted && act.category === use.category && act.revision === use.revision,
                ),
                `${use.id} was never granted`,
              );
              const own = told.findLastIndex((act) => act.tab === here && !act.granted);
              assert.ok(
                told.findLastIndex((act) => act.granted) > own,
                `${use.id} was refused here since`,
              );
            }
          }),
      ),
      { numRuns },
    );
  });

  it('while storage works and the clock goes forward, the last act on a use is what stands', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...harmless, clearing), { maxLength: 40 }), (steps) =>
        play(steps as Step[], (here, policy, acts, { now, clearedAt }) => {
          here.keeper.refresh();
          for (const use of usesOf(policy)) {
            if (use.category === 'necessary') continue;
            const state = stateOfUse(use, here.decision());
            const answer = here.decision()[use.id];
            const last = acts.get(use.id)?.at(-1);
            if (state === 'granted') assert.equal(last?.granted, true, `${use.id} is granted`);
            if (answer?.granted) assert.equal(last?.granted, true, `${use.id} is answered yes`);
            // A refusal is lost to nothing but a later grant, its time, or the visitor who clears the browser.
            if (last && !last.granted && last.at > clearedAt && now < last.at + 182 * day) {
              assert.equal(state, 'refused', `${use.id} was refused`);
            }
          }
        }),
      ),
      { numRuns },
    );
  });

  it('tabs that decide at one moment, none having seen the other, agree: the later answer counts, the no on a tie', () => {
    const act = fc.record({
      do: fc.constantFrom('grant', 'refuse'),
      scope: fc.constantFrom('matomo', 'google', 'google/advertising', 'third-party'),
    });
    const meeting = fc.record({
      acts: fc.tuple(act, act, act),
      /** How much later than the first. */
      later: fc.tuple(fc.constant(0), fc.nat(1), fc.nat(1)),
      /** Whose record was written over the others'. */
      last: fc.nat(2),
      /** Who hears of it first. */
      order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      wait: fc.constantFrom(1, 1000, 60_000, day),
    });
    fc.assert(
      fc.property(fc.array(meeting, { minLength: 1, maxLength: 3 }), (meetings) => {
        const world = newWorld();
        const [policy] = policies;
        assert.ok(policy);
        const tabs = [0, 1, 2].map(() => openTab(world, policy));
        for (const { acts, later, last, order, wait } of meetings) {
          world.now += wait;
          const before = world.record;
          const { now } = world;
          const written = tabs.map(
            (here, index): { record: string | undefined; decision: Decision } => {
              world.record = before;
              world.now = now + (later[index] ?? 0);
              const { do: kind, scope } = acts[index] ?? { do: 'refuse', scope: 'matomo' };
              here[kind as 'grant' | 'refuse'](scope);
              return { record: world.record, decision: here.decision() };
            },
          );
          world.record = written[last]?.record;
          world.now = now + 1;
          for (let round = 0; round < 2; round++)
            for (const index of order) tabs[index]?.keeper.refresh();
          for (const { id } of usesOf(policy)) {
            const expected = strictest(written.flatMap(({ decision }) => decision[id] ?? []));
            for (const here of tabs) assert.equal(here.decision()[id]?.granted, expected, id);
            assert.equal(
              readRecord(world.record ?? '')?.[id]?.granted,
              expected,
              `${id} as stored`,
            );
          }
        }
      }),
      { numRuns },
    );
  });

  it('what the visitor cleared is never stored again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...harmless, clearing), { maxLength: 40 }), (steps) =>
        play(steps as Step[], (_here, _policy, _acts, { record, clearedAt }) => {
          for (const [use, { at }] of answersOf(readRecord(record ?? '') ?? {})) {
            assert.ok(at >= clearedAt, `${use} was answered before`);
          }
        }),
      ),
      { numRuns },
    );
  });

  it('with Global Privacy Control on, no grant from before it reaches a partner or a third party', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...harmless), { maxLength: 30 }), (steps) => {
        let on = false;
        const world = newWorld();
        const first = policies[0];
        assert.ok(first);
        const page = openTab(world, first);
        for (const step of steps as Step[]) {
          world.now += 1;
          if (step.do === 'signal') on = step.on;
          world.gpc = on;
          if (step.do === 'accept') page.banner(true);
          if (step.do === 'grant') page.grant(step.scope);
          page.keeper.refresh();
          if (!on) continue;
          for (const id of ['google/measurement', 'google/advertising'] as const) {
            const answer = page.decision()[id];
            if (answer?.granted) assert.equal(answer.gpc, true);
            else assert.equal(answer?.granted, false);
          }
        }
      }),
      { numRuns },
    );
  });
});
