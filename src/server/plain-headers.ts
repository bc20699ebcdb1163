import type { WithHeaders } from './read-consent.js';

/** An object that only holds values, of whatever realm: not an array, a promise, a map or an instance of a class. */
const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/**
 * The headers of a request of node:http, over HTTP/1 or 2, of what is built on it, or of an event that a cloud function is
 * given: an object of names and values. None where the request has headers of another kind.
 */
export const plainHeaders = (
  request: unknown,
): { get(name: string): string | null } | undefined => {
  const headers = (request as Partial<WithHeaders> | null | undefined)?.headers;
  // Anybody may send a header that is called `get`: only a function is the method of a web-standard object.
  if (!isPlain(headers) || typeof Reflect.get(headers, 'get') === 'function') return undefined;
  return {
    get(name) {
      for (const [key, value] of Object.entries(headers)) {
        if (key.toLowerCase() !== name) continue;
        if (typeof value === 'string') return value;
        if (Array.isArray(value)) return value.join('; ');
      }
      return null;
    },
  };
};
