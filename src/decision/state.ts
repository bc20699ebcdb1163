import { isOptional, type Use, type UseFacts } from '../policy/use.js';
import type { Decision, State } from './decision.js';

/**
 * What stands for one use. A grant holds only for the category and the revision it was given to: whoever moves a
 * service, or raises its revision, asks again. A refusal holds whatever becomes of the service.
 */
export const stateOfUse = (use: UseFacts, decision: Decision): Exclude<State, 'mixed'> => {
  if (!isOptional(use)) return 'granted';
  const answer = decision[use.id];
  if (!answer) return 'undecided';
  if (!answer.granted) return 'refused';
  return answer.category === use.category && answer.revision === use.revision
    ? 'granted'
    : 'undecided';
};

/**
 * What stands for a set of uses: over the optional ones, any undecided makes it undecided; else granted, refused or
 * mixed. Necessary ones alone are granted. An empty set was never asked about.
 */
export const stateOf = (uses: readonly UseFacts[], decision: Decision): State => {
  const states = new Set(uses.filter(isOptional).map((use) => stateOfUse(use, decision)));
  if (states.has('undecided') || !uses.length) return 'undecided';
  if (states.size > 1) return 'mixed';
  return states.has('refused') ? 'refused' : 'granted';
};

/** Whether every one of the uses is granted, and there is at least one. */
export const allowsUses = (uses: readonly UseFacts[], decision: Decision): boolean =>
  uses.length > 0 && uses.every((use) => stateOfUse(use, decision) === 'granted');

/** The optional uses that still have to be asked about. */
export const undecidedOf = (uses: readonly UseFacts[], decision: Decision): Use[] =>
  uses.filter((use) => stateOfUse(use, decision) === 'undecided').map((use) => use.id);
