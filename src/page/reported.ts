import type { Decision } from '../decision/decision.js';
import { writeRecord } from '../decision/record.js';

const name = 'accord-sent';

const textOf = (decision: Decision): string =>
  Object.keys(decision).length ? writeRecord(decision) : '';

/** Whether the site's server, or the history, has taken in this decision already. */
export const isReported = (decision: Decision): boolean => {
  try {
    return (localStorage.getItem(name) ?? '') === textOf(decision);
  } catch {
    // Blocked; without a memory every page would send it again.
    return true;
  }
};

/** Remembers that it has. */
export const markReported = (decision: Decision): void => {
  try {
    localStorage.setItem(name, textOf(decision));
  } catch {
    // Blocked, as above.
  }
};
