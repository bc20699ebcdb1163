import type { UseFacts } from '../policy/use.js';
import type { Decision } from './decision.js';
import { answersOf, changeDecision } from './make-decision.js';
import { undecidedOf } from './state.js';

/**
 * The answers that stand under a policy of these uses. A grant that has to be given anew is none of them. What the policy does
 * not know it cannot ask anew.
 */
export const standingAnswers = (decision: Decision, uses: readonly UseFacts[]): Decision => {
  const asked: readonly string[] = undecidedOf(uses, decision);
  return changeDecision(
    decision,
    answersOf(decision).filter(([use]) => !asked.includes(use)),
  );
};
