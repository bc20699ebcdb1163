import type { UseFacts } from '../policy/use.js';
import type { Decision } from './decision.js';
import { stateOfUse } from './state.js';

/** The uses that were granted before and are not any more. */
export const withdrawnUses = (
  uses: readonly UseFacts[],
  previous: Decision,
  decision: Decision,
): UseFacts[] =>
  uses.filter(
    (use) => stateOfUse(use, previous) === 'granted' && stateOfUse(use, decision) !== 'granted',
  );
