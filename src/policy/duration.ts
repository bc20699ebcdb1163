/** An ISO 8601 duration in its parts, as `Intl.DurationFormat` takes them. */
export interface Duration {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

/** Reads an ISO 8601 duration such as `P13M` or `PT30M`; undefined when it is not one. */
export const parseDuration = (text: string): Duration | undefined => {
  const parts =
    /^P(?=\d|T)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      text,
    );
  if (!parts) return undefined;
  const duration: Partial<Record<(typeof units)[number], number>> = {};
  units.forEach((unit, index) => {
    const part = parts[index + 1];
    if (part !== undefined) duration[unit] = Number(part);
  });
  return duration;
};
