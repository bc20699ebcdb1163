import type { Answer, Decision } from './decision.js';
import { answersOf, makeDecision } from './make-decision.js';

/** Of two answers to one use the later one; the refusal on a tie. What remains equal is ordered for the sake of order. */
const isStronger = (a: Answer, b: Answer): boolean =>
  (a.at - b.at || +b.granted - +a.granted || (JSON.stringify(a) < JSON.stringify(b) ? 1 : -1)) > 0;

/** What two writers decided, use by use. The same whatever the order; `a` itself when `b` adds nothing. */
export const mergeDecisions = (a: Decision, b: Decision): Decision => {
  const added = answersOf(b).filter(([use, answer]) => {
    const own = a[use];
    return !own || isStronger(answer, own);
  });
  return added.length ? makeDecision([...answersOf(a), ...added]) : a;
};
