import type { UseFacts } from '../policy/use.js';
import { answerUses } from './answer-uses.js';
import { currentAnswers } from './current-answers.js';
import type { Decision, How } from './decision.js';
import type { Lifetimes } from './lifetimes.js';
import { answersOf, changeDecision, noDecision } from './make-decision.js';
import { mergeDecisions } from './merge-decisions.js';
import { recordSeconds } from './record-seconds.js';
import { refuseByGpc } from './refuse-by-gpc.js';
import { createStore, type Listener } from './store.js';

/** What the keeper needs of the world around it. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether the browser sends Global Privacy Control now. */
  gpc(): boolean;
  /** What is stored, merged over all places; undefined when it cannot be told. */
  read(): Decision | undefined;
  /** Stores the decision for so many seconds. */
  write(decision: Decision, seconds: number): void;
  /** Whether one of the places lacked something of what was read last. */
  lags?(): boolean;
  /** Told what a listener threw. */
  report(error: unknown): void;
}

/** Keeps the decision of the page in step with what is stored, with time and with Global Privacy Control. */
export interface Keeper {
  get(): Decision;
  /** Calls the listener at once and on every change. Returns the undo. */
  subscribe(listener: Listener): () => void;
  /** The visitor answered. Stored before anybody is told. */
  answer(granted: readonly UseFacts[], refused: readonly UseFacts[], how: How): void;
  /** Uses whose answer has run out, as the last look at what is stored showed. */
  lapsed(): ReadonlySet<string>;
  /** Looks again at what is stored: another tab or page may have decided, or time may have passed. */
  refresh(): void;
}

/** Two tabs that write within this time may not have seen each other's answer. */
const moment = 10_000;

/** `uses` gives the uses of the policy in force. */
export const createKeeper = (
  uses: () => readonly UseFacts[],
  lifetimes: Lifetimes,
  { now, gpc, read, write, lags, report }: Surroundings,
): Keeper => {
  const store = createStore(noDecision, report);

  /** Ahead of the store while listeners are being told of an earlier decision. */
  let latest = noDecision;
  /** What was stored when this page last looked or wrote. */
  let seen = noDecision;
  let lapsed: ReadonlySet<string> = new Set();
  const merged = (own: Decision, stored: Decision, at: number, standing?: Decision): Decision => {
    const all = mergeDecisions(own, stored);
    const current = currentAnswers(all, at, lifetimes, standing);
    lapsed = new Set(Object.keys(all).filter((use) => !Object.hasOwn(current, use)));
    return current;
  };
  /**
   * A decision without what was stored and is no longer: the visitor has cleared it, and what they want forgotten must not
   * be written again by a page that was open meanwhile.
   */
  const remembered = (decision: Decision, stored: Decision, at: number): Decision =>
    changeDecision(
      decision,
      answersOf(decision).filter(
        ([use, answer]) => stored[use] || !seen[use] || at - answer.at < moment,
      ),
    );

  const keep = (decision: Decision): void => {
    const seconds = recordSeconds(decision, now(), lifetimes);
    if (seconds) write(decision, seconds);
    seen = read() ?? seen;
  };

  const refresh = (): void => {
    const stored = read() ?? latest;
    // Until something is decided again, a page whose record was cleared stays as it is.
    const isEmpty = !answersOf(stored).length;
    // One moment for all: a refusal that the clock has fallen behind of counts as given then, and would seem changed.
    const at = now();
    const own = isEmpty ? latest : remembered(latest, stored, at);
    const known = merged(own, stored, at, latest);
    let decision = gpc() ? refuseByGpc(known, uses(), at) : known;
    if (decision !== known) decision = remembered(decision, stored, at);
    if (!isEmpty) seen = stored;
    // Another writer overtook this one when something is stored, but not all of it, or not everywhere.
    const isOvertaken = !isEmpty && (lags?.() || mergeDecisions(stored, decision) !== stored);
    // A refusal from the future counts as given at the first look: else each page would take it for another one.
    const isAhead = answersOf(decision).some(
      ([use, answer]) => latest[use]?.granted !== false && (stored[use]?.at ?? 0) > answer.at,
    );
    if (decision !== known || isOvertaken || isAhead) keep(decision);
    store.set((latest = decision));
  };
  refresh();

  return {
    get: store.get,
    subscribe: store.subscribe,
    lapsed: () => lapsed,
    refresh,
    answer(granted, refused, how) {
      const circumstances = { now: now(), how, gpc: gpc() };
      const stored = read() ?? latest;
      const own = remembered(latest, stored, circumstances.now);
      const known = merged(own, stored, circumstances.now);
      const yes = answerUses(known, granted, true, circumstances);
      const decision = answerUses(yes, refused, false, circumstances);
      if (decision !== latest) keep(decision);
      store.set((latest = decision));
    },
  };
};
