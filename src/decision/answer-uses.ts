import { isOptional, type UseFacts } from '../policy/use.js';
import type { Decision, How } from './decision.js';
import { answersOf, makeDecision } from './make-decision.js';

/** The circumstances of an answer. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly how: How;
  /** Whether the browser sends Global Privacy Control now. */
  readonly gpc: boolean;
}

/** The decision after the visitor granted or refused these uses. Necessary ones take no answer. */
export const answerUses = (
  decision: Decision,
  uses: readonly UseFacts[],
  granted: boolean,
  { now, how, gpc }: Circumstances,
): Decision => {
  const answered = uses.filter(isOptional);
  if (!answered.length) return decision;
  const answers = new Map(answersOf(decision));
  for (const { id, category, revision } of answered) {
    // A new answer is later than the one it replaces, even when the clock was set back or stood still.
    const at = Math.max(now, (decision[id]?.at ?? 0) + 1);
    answers.set(id, { granted, at, how, gpc, category, revision });
  }
  return makeDecision(answers);
};
