import type { Answer, Decision } from './decision.js';
import { answersOf, makeDecision } from './make-decision.js';
import { sameDecision } from './same-decision.js';

/** Of two answers to one use the later one; the refusal on a tie. What remains equal is ordered for the sake of order. */
const stronger = (a: Answer, b: Answer): Answer => {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  if (a.granted !== b.granted) return a.granted ? b : a;
  return JSON.stringify(a) < JSON.stringify(b) ? a : b;
};

/** What two writers decided, use by use. The same whatever the order; `a` itself when `b` adds nothing. */
export const mergeDecisions = (a: Decision, b: Decision): Decision => {
  const answers = new Map(answersOf(a));
  for (const [use, answer] of answersOf(b)) {
    const own = answers.get(use);
    answers.set(use, own ? stronger(own, answer) : answer);
  }
  const merged = makeDecision(answers);
  return sameDecision(merged, a) ? a : merged;
};
