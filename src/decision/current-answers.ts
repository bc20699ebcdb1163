import type { Decision } from './decision.js';
import { endOfAnswer, type Lifetimes } from './lifetimes.js';
import { answersOf, changeDecision, noDecision } from './make-decision.js';

/** Clocks of one visitor may differ by this much, in milliseconds, before an answer counts as one from the future. */
export const tolerance = 86_400_000;

/**
 * The answers that hold now: without the expired ones, each of which ends on its own. A grant from the future was given
 * by a wrong clock and could outlive its time, so it is dropped; a refusal from the future is kept, as if given now, or
 * as it stands already.
 */
export const currentAnswers = (
  decision: Decision,
  now: number,
  lifetimes: Lifetimes,
  standing: Decision = noDecision,
): Decision =>
  changeDecision(
    decision,
    answersOf(decision).flatMap(([use, answer]): ReturnType<typeof answersOf> => {
      const isFuture = answer.at > now + tolerance;
      if (endOfAnswer(answer, lifetimes) <= now || (isFuture && answer.granted)) return [];
      const own = standing[use];
      return [[use, isFuture ? (own?.granted === false ? own : { ...answer, at: now }) : answer]];
    }),
  );
