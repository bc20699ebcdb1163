import type { UseFacts } from '../policy/use.js';
import { answerUses } from './answer-uses.js';
import type { Decision } from './decision.js';
import { stateOfUse } from './state.js';

/** Global Privacy Control speaks about handing data to others: https://w3c.github.io/gpc/ */
export const isUnderGpc = (use: UseFacts): boolean =>
  use.category === 'partner' || use.category === 'third-party';

/**
 * The decision while the browser sends Global Privacy Control: partner and third-party uses are refused, older grants
 * included. Only a grant that the visitor gave while the signal was on stands against it.
 */
export const refuseByGpc = (
  decision: Decision,
  uses: readonly UseFacts[],
  now: number,
): Decision => {
  const refused = uses.filter((use) => {
    if (!isUnderGpc(use)) return false;
    const state = stateOfUse(use, decision);
    return state === 'undecided' || (state === 'granted' && !decision[use.id]?.gpc);
  });
  return refused.length
    ? answerUses(decision, refused, false, { now, how: 'gpc', gpc: true })
    : decision;
};
