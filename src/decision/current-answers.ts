import type { Decision } from './decision.js';
import { endOfAnswer, type Lifetimes } from './lifetimes.js';
import { answersOf, makeDecision } from './make-decision.js';

/** Clocks of one visitor may differ by this much before an answer counts as one from the future. */
const tolerance = 86_400_000;

/**
 * The answers that hold now: without the expired ones, each of which ends on its own. A grant from the future was given
 * by a wrong clock and could outlive its time, so it is dropped; a refusal from the future is kept, as if given now.
 */
export const currentAnswers = (decision: Decision, now: number, lifetimes: Lifetimes): Decision => {
  const answers = answersOf(decision);
  const current = answers.flatMap(([use, answer]): typeof answers => {
    if (endOfAnswer(answer, lifetimes) <= now) return [];
    if (answer.at <= now + tolerance) return [[use, answer]];
    return answer.granted ? [] : [[use, { ...answer, at: now }]];
  });
  const unchanged =
    current.length === answers.length && current.every(([use, answer]) => decision[use] === answer);
  return unchanged ? decision : makeDecision(current);
};
