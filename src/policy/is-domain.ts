/**
 * Whether this is a domain as cookies take one, `example.com` or `.example.com`, other scripts as `xn--…`; an empty text is none
 * that was named.
 */
export const isDomain = (value: unknown): boolean =>
  typeof value === 'string' && /^(\.?[a-z\d_-]+(\.[a-z\d_-]+)*)?$/i.test(value);
