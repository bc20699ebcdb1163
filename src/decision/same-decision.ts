import type { Use } from '../policy/use.js';
import type { Decision } from './decision.js';

/** Whether two decisions say the same. `makeDecision` gives every answer its keys in one order. */
export const sameDecision = (a: Decision, b: Decision): boolean => {
  const uses = Object.keys(a) as Use[];
  return (
    uses.length === Object.keys(b).length &&
    uses.every((use) => JSON.stringify(a[use]) === JSON.stringify(b[use]))
  );
};
