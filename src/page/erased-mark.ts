import { attempt } from './attempt.js';

const name = 'accord-erased';

/**
 * When the newest refusal was given whose items have been erased on this origin, in milliseconds since 1970, and by which
 * services those were. Where that cannot be kept, erasing once more does no harm.
 */
export const readErased = (): string[] =>
  (attempt(() => localStorage.getItem(name)) ?? '0').split(' ');

/** Whatever was erased is erased once more at the next start: trackers write again while a page unloads. */
export const unmarkErased = (): void => {
  if (Number(readErased()[0])) markErased(-1);
};

export const markErased = (until: number, ...services: readonly string[]): void =>
  attempt(() => localStorage.setItem(name, [until, ...services].join(' ')));
