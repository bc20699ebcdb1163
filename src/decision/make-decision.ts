import type { Use } from '../policy/use.js';
import type { Answer, Decision } from './decision.js';

/** A frozen decision from answers. It has no prototype: no use can be mistaken for something inherited. */
export const makeDecision = (answers: Iterable<readonly [Use, Answer]>): Decision => {
  const decision: Record<Use, Answer> = Object.create(null);
  for (const [use, { granted, at, how, gpc, category, revision }] of answers) {
    decision[use] = Object.freeze({ granted, at, how, gpc, category, revision });
  }
  return Object.freeze(decision);
};

export const noDecision: Decision = makeDecision([]);

export const answersOf = (decision: Decision): [Use, Answer][] =>
  Object.entries(decision) as [Use, Answer][];
