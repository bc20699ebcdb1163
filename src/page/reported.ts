import type { Decision } from '../decision/decision.js';
import { writeRecord } from '../decision/record.js';

const name = 'accord-sent';

const textOf = (decision: Decision): string =>
  Object.keys(decision).length ? writeRecord(decision) : '';

/** Whether the site's server, or the history, has taken in this decision already. Undefined when nothing can be remembered. */
export const isReported = (decision: Decision): boolean | undefined => {
  try {
    return (localStorage.getItem(name) ?? '') === textOf(decision);
  } catch {
    // Blocked.
    return undefined;
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
