import { parseDuration, type Duration } from '../policy/duration.js';

const inDays: Readonly<Record<keyof Duration, number>> = {
  years: 366,
  months: 31,
  weeks: 7,
  days: 1,
  hours: 1 / 24,
  minutes: 1 / 1440,
  seconds: 1 / 86_400,
};

/** An ISO 8601 duration in days, taken at its longest. */
export const daysOf = (duration: string): number | undefined => {
  const parts = parseDuration(duration);
  if (!parts) return undefined;
  const units = Object.entries(parts) as [keyof Duration, number][];
  return units.reduce((days, [unit, count]) => days + inDays[unit] * count, 0);
};

/** A number of days as people say it. */
export const roughly = (days: number): string =>
  days >= 60
    ? `${Math.round(days / 30.4)} months`
    : days >= 2
      ? `${Math.round(days)} days`
      : `${Math.max(1, Math.round(days * 24))} hours`;
