import type { Decision, How } from '../../src/decision/decision.js';
import { createKeeper, type Keeper } from '../../src/decision/keeper.js';
import { readLifetimes, type Lifetimes } from '../../src/decision/lifetimes.js';
import { noDecision } from '../../src/decision/make-decision.js';
import { readRecord, writeRecord } from '../../src/decision/record.js';
import { stateOf } from '../../src/decision/state.js';
import type { Policy } from '../../src/policy/policy.js';
import { scopesOf } from '../../src/policy/scopes.js';
import { usesOf, type UseFacts } from '../../src/policy/use.js';

export const day = 86_400_000;
/** Midday of some day. */
export const start = 1_800_000_000_000;

/** One browser: a clock, a signal and the stored text, shared by all its tabs. */
export interface World {
  now: number;
  gpc: boolean;
  record: string | undefined;
  /** Whether the place of the record neither reads nor writes now. */
  fails: boolean;
}

export const newWorld = (): World => ({ now: start, gpc: false, record: undefined, fails: false });

/** One open page of that browser. */
export interface Tab {
  readonly keeper: Keeper;
  setPolicy(policy: Policy): void;
  grant(...scopes: string[]): void;
  refuse(...scopes: string[]): void;
  /** Answers as a button of the banner does: about what is undecided, and nothing else. */
  banner(granted: boolean, how?: How): void;
  state(scope: string): string;
  undecided(): string[];
  decision(): Decision;
}

export const openTab = (
  world: World,
  first: Policy,
  lifetimes: Lifetimes = readLifetimes(),
): Tab => {
  let policy = first;
  const keeper = createKeeper(() => usesOf(policy), lifetimes, {
    now: () => world.now,
    gpc: () => world.gpc,
    read: () => (world.fails ? undefined : (readRecord(world.record ?? '') ?? noDecision)),
    write(decision) {
      if (!world.fails) world.record = writeRecord(decision);
    },
    report(error) {
      throw error;
    },
  });
  const usesIn = (scopes: string[]): UseFacts[] =>
    scopes.flatMap((scope) => scopesOf(policy).get(scope) ?? []);
  const undecided = (): UseFacts[] =>
    usesOf(policy).filter((use) => stateOf([use], keeper.get()) === 'undecided');
  return {
    keeper,
    setPolicy(next) {
      policy = next;
      keeper.refresh();
    },
    grant: (...scopes) => keeper.answer(usesIn(scopes), [], 'preferences'),
    refuse: (...scopes) => keeper.answer([], usesIn(scopes), 'preferences'),
    banner(granted, how = 'banner') {
      keeper.answer(granted ? undecided() : [], granted ? [] : undecided(), how);
    },
    state: (scope) => stateOf(usesIn([scope]), keeper.get()),
    undecided: () => undecided().map((use) => use.id),
    decision: keeper.get,
  };
};
