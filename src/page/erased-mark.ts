import { attempt } from './attempt.js';

const name = 'accord-erased';

/**
 * When the newest refusal was given whose items have been erased on this origin, in milliseconds since 1970. Where that
 * cannot be kept, erasing once more does no harm.
 */
export const erasedUntil = (): number => Number(attempt(() => localStorage.getItem(name)) ?? 0);

/** Whatever was erased is erased once more at the next start: trackers write again while a page unloads. */
export const unmarkErased = (): void => {
  if (erasedUntil()) markErased(-1);
};

export const markErased = (until: number): void =>
  attempt(() => localStorage.setItem(name, `${until}`));
