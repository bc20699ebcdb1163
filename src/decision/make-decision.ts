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

/** `before` itself when these answers say nothing else: a decision's identity changes only with its content. */
export const changeDecision = (
  before: Decision,
  answers: Iterable<readonly [Use, Answer]>,
): Decision => {
  const decision = makeDecision(answers);
  return sameText(before) === sameText(decision) ? before : decision;
};

/** `makeDecision` gives every answer its keys in one order. */
const sameText = (decision: Decision): string =>
  JSON.stringify(answersOf(decision).sort(([a], [b]) => (a < b ? -1 : 1)));

export const noDecision: Decision = makeDecision([]);

export const answersOf = (decision: Decision): [Use, Answer][] =>
  Object.entries(decision) as [Use, Answer][];
