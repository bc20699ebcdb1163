/** What a value is, and nothing of what is in it: cookies belong into no log. */
const kindOf = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== 'Object' ? name : 'a plain object';
};

interface WebHeaders {
  get(name: string): string | null;
}
const isWithWebHeaders = (value: unknown): value is { readonly headers: WebHeaders } =>
  typeof (value as { headers?: Partial<WebHeaders> } | null | undefined)?.headers?.get ===
  'function';

/**
 * The headers of a request.
 *
 * @throws {TypeError} when it has none of the web-standard kind, as the requests of node:http and Express: it says what was
 * found, and what `caller` takes.
 */
export const headersOf = (request: unknown, caller: string, expected: string): WebHeaders => {
  if (isWithWebHeaders(request)) return request.headers;
  const headers: unknown = (request as { headers?: unknown } | null | undefined)?.headers;
  const found = headers
    ? `its headers are ${kindOf(headers)} without a method get()`
    : 'it has no headers';
  throw new TypeError(
    `Accord: ${caller} was given ${kindOf(request)}, and ${found}; it takes ${expected}`,
  );
};
