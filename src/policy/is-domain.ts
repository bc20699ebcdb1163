/** Whether this is a domain as cookies take one, `example.com` or `.example.com`; an empty text is none that was named. */
export const isDomain = (value: unknown): boolean =>
  typeof value === 'string' && /^(\.?[^\s./:;,]+(\.[^\s./:;,]+)*)?$/.test(value);
