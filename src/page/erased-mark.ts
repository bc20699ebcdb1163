import { attempt } from './attempt.js';

const name = 'accord-erased';

/**
 * When the newest refusal was given whose items have been erased on this origin, in milliseconds since 1970. Where that
 * cannot be kept, erasing once more does no harm.
 */
export const erasedUntil = (): number => Number(attempt(() => localStorage.getItem(name)));

export const markErased = (until: number): void =>
  attempt(() => localStorage.setItem(name, `${until}`));
