import { parseDuration, type Duration } from '../policy/duration.js';
import { perLanguage } from './per-language.js';

/** Newer than the type library: see the ECMAScript Intl.DurationFormat proposal. */
type DurationFormat = new (
  language: string,
  options: { readonly style: 'long' },
) => { format(duration: Duration): string };

const durations = perLanguage((language): { format(duration: Duration): string } => {
  const { DurationFormat } = Intl as typeof Intl & { readonly DurationFormat?: DurationFormat };
  return DurationFormat
    ? new DurationFormat(language, { style: 'long' })
    : { format: (duration) => inParts(duration, language) };
});

/** Where the browser has no format for durations, or leaves out what is zero though nothing else is there. */
const inParts = (duration: Duration, language: string): string => {
  const parts = Object.entries<number>({ ...duration }).map(([unit, value]) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: unit.replace(/s$/, ''),
      unitDisplay: 'long',
    }).format(value),
  );
  return new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(parts);
};

/** Japanese has no spaces within it, though Unicode's data for it has. */
const spaces = /(?<=\d) (?=[\u3040-\u30ff\u4e00-\u9fff])|(?<=[\u3040-\u30ff\u4e00-\u9fff]) (?=\d)/g;

/** An ISO 8601 duration in words: `P13M` is '13 months'. Undefined when it is none. */
export const formatDuration = (text: string | undefined, language: string): string | undefined => {
  const duration = text === undefined ? undefined : parseDuration(text);
  const said = duration && (durations(language).format(duration) || inParts(duration, language));
  return said?.replace(spaces, '');
};

/**
 * Roughly how many days a duration lasts, to compare durations. Not at its longest, as the audit counts: 13 months would then
 * be more than 400 days, and visitors told too little.
 */
export const daysOf = (text: string): number => {
  const days = { years: 365, months: 30.4, weeks: 7, days: 1, hours: 1 / 24, minutes: 1 / 1440 };
  const duration = parseDuration(text) ?? {};
  return Object.entries(days).reduce(
    (sum, [unit, each]) => sum + each * (duration[unit as keyof typeof days] ?? 0),
    0,
  );
};
