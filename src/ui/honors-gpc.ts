import { usesOf } from '../policy/use.js';
import type { ConsentSource } from './consent-source.js';

/**
 * Whether all that the browser's opt-out signal speaks of is off. The visitor may have allowed a partner or another company
 * all the same, and should not be told otherwise.
 */
export const honorsGpc = ({ gpc, policy, decision }: ConsentSource): boolean =>
  gpc &&
  usesOf(policy).every(({ id, category }) => category === 'first-party' || !decision[id]?.granted);
