import type { Use } from '../policy/use.js';
import type { Answer, Decision } from './decision.js';

/** A frozen decision from answers. It has no prototype: no use can be mistaken for something inherited. */
export const makeDecision = (answers: Iterable<readonly [Use, Answer]>): Decision => {
  const decision: Record<Use, Answer> = Object.create(null);
  for (const [use, answer] of answers) decision[use] = Object.freeze(answer);
  return Object.freeze(decision);
};

/** `before` itself when these are all its answers: a decision's identity changes only with its content. */
export const changeDecision = (
  before: Decision,
  answers: readonly (readonly [Use, Answer])[],
): Decision =>
  answers.length === answersOf(before).length &&
  answers.every(([use, answer]) => before[use] === answer)
    ? before
    : makeDecision(answers);

export const noDecision: Decision = makeDecision([]);

export const answersOf = (decision: Decision): [Use, Answer][] =>
  Object.entries(decision) as [Use, Answer][];
