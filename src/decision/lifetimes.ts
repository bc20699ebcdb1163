/** How long answers hold, in days. */
export interface Lifetimes {
  readonly granted: number;
  readonly refused: number;
}

/** How long answers hold unless the site says otherwise, and at most, in days. */
export const usual = 182;
export const longest = 395;

/**
 * Reads the lifetimes a site asks for: 182 days unless set otherwise, 395 (13 months) at most, as France's CNIL and
 * Italy's Garante recommend; a refusal never shorter than a grant.
 *
 * @throws {RangeError} that names the option, what was found and what was expected.
 */
export const readLifetimes = (
  days: number = usual,
  refusalDays: number = Math.max(days, usual),
): Lifetimes => {
  const check = (name: string, value: number, least: number): void => {
    if (!(value >= least && value <= longest)) {
      throw new RangeError(`Accord: ${name}: ${value} is not a number from ${least} to ${longest}`);
    }
  };
  check('days', days, 1);
  check('refusalDays', refusalDays, days);
  return { granted: days, refused: refusalDays };
};

const day = 86_400_000;

/** When an answer given at `at` ends, in milliseconds since 1970. It never slides. */
export const endOfAnswer = (
  { granted, at }: { readonly granted: boolean; readonly at: number },
  lifetimes: Lifetimes,
): number => at + day * (granted ? lifetimes.granted : lifetimes.refused);
