import type { Use } from '../policy/use.js';
import type { Answer, Decision } from './decision.js';

export const sameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean =>
  a === b ||
  (!!a &&
    !!b &&
    a.granted === b.granted &&
    a.at === b.at &&
    a.how === b.how &&
    a.gpc === b.gpc &&
    a.category === b.category &&
    a.revision === b.revision);

export const sameDecision = (a: Decision, b: Decision): boolean => {
  const uses = Object.keys(a) as Use[];
  return uses.length === Object.keys(b).length && uses.every((use) => sameAnswer(a[use], b[use]));
};
