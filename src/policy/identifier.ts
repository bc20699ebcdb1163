/**
 * What services and own purposes may be called: so that the record needs no escaping and every scope stays one word.
 */
export const isIdentifier = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value);
