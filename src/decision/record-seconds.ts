import type { Decision } from './decision.js';
import { endOfAnswer, type Lifetimes } from './lifetimes.js';
import { answersOf } from './make-decision.js';

/** For how many seconds there is something to remember: until the last answer ends. 0 when there is none. */
export const recordSeconds = (decision: Decision, now: number, lifetimes: Lifetimes): number => {
  const ends = answersOf(decision).map(([, answer]) => endOfAnswer(answer, lifetimes));
  return ends.length ? Math.max(0, Math.ceil((Math.max(...ends) - now) / 1000)) : 0;
};
