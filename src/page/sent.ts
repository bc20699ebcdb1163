import type { Decision } from '../decision/decision.js';
import { writeRecord } from '../decision/record.js';
import { attempt } from './attempt.js';

const name = 'accord-sent';

const textOf = (decision: Decision): string =>
  Object.keys(decision).length ? writeRecord(decision) : '';

/** False when this decision was taken in already, and when nothing can be remembered; a first guess that costs little. */
export const isPerhapsUnsent = (decision: Decision): boolean | undefined =>
  attempt(() => localStorage.getItem(name) !== writeRecord(decision));

/** Whether the site's server, or the history, has taken in this decision already. Undefined when nothing can be remembered. */
export const isSent = (decision: Decision): boolean | undefined =>
  attempt(() => {
    const text = textOf(decision);
    const isKnown = (localStorage.getItem(name) ?? '') === text;
    // A full place can be read and not written. What is too long by one letter makes sure that the text will fit.
    if (!isKnown) localStorage.setItem(name, `${text}?`);
    return isKnown;
  });

/** Remembers that it has. */
export const markSent = (decision: Decision): void =>
  attempt(() => localStorage.setItem(name, textOf(decision)));
