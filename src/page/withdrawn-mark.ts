import { attempt } from './attempt.js';

const name = 'accord-withdrawn';

/** Whether something was withdrawn on the last page of this tab. */
export const isWithdrawn = (): boolean =>
  attempt(() => sessionStorage.getItem(name) !== null) ?? false;

export const markWithdrawn = (withdrawn: boolean): void =>
  attempt(() => (withdrawn ? sessionStorage.setItem(name, '') : sessionStorage.removeItem(name)));
