import type { ItemKind } from '../policy/policy.js';
import { watchCalls } from './watch-calls.js';

/** Something was written to this browser's storage. Never its value. */
export interface Write {
  readonly kind: ItemKind;
  readonly name: string;
  readonly by: readonly string[];
  /** When it was written, on the clock of `performance.now()`. */
  readonly at: number;
  /** For a cookie: when it ends, in milliseconds since 1970; `session` when the browser's session ends it. */
  readonly ends?: number | 'session';
  /** For a cookie: its path, when it is written with one. */
  readonly path?: string;
}

/** The last moment that a date can name. */
const last = 8.64e15;
const endAt = (time: number): number | 'session' =>
  Number.isNaN(time) ? 'session' : Math.max(0, Math.min(time, last));

const endOf = (maxAge: string | undefined, expires: string | undefined): number | 'session' => {
  const seconds = maxAge === undefined ? NaN : Number(maxAge);
  if (Number.isFinite(seconds)) return endAt(Date.now() + seconds * 1000);
  return endAt(expires === undefined ? NaN : Date.parse(expires));
};

/** Reads what a script assigns to `document.cookie`; https://httpwg.org/specs/rfc6265.html#set-cookie */
const readCookie = (text: string, by: readonly string[]): Write => {
  const [pair = '', ...rest] = text.split(';');
  const at = pair.indexOf('=');
  const attributes = new Map(
    rest.map((each) => {
      const [key = '', value = ''] = each.split('=');
      return [key.trim().toLowerCase(), value.trim()] as const;
    }),
  );
  const path = attributes.get('path');
  return {
    kind: 'cookie',
    name: pair.slice(0, Math.max(at, 0)).trim(),
    by,
    at: performance.now(),
    ends: endOf(attributes.get('max-age'), attributes.get('expires')),
    ...(path ? { path } : {}),
  };
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const storageKind = (self: unknown): ItemKind => {
  try {
    return self === sessionStorage ? 'sessionStorage' : 'localStorage';
  } catch {
    return 'localStorage';
  }
};

/**
 * Listens to everything by which a script can store something, save an assignment such as `localStorage.x = 1`: that has
 * no function to listen to, so its writer stays unknown. Returns the undo.
 */
export const watchWrites = (note: (write: Write) => void): (() => void) => {
  const named = (kind: ItemKind) => (args: readonly unknown[], by: readonly string[]) =>
    note({ kind, name: String(args[0]), by, at: performance.now() });
  const undos = [
    watchCalls(Document.prototype, 'cookie', ([text], by) => note(readCookie(String(text), by))),
    watchCalls(globalThis.CookieStore?.prototype, 'set', ([first], by) => {
      const ends = field(first, 'expires');
      const path = field(first, 'path');
      note({
        kind: 'cookie',
        name: String(field(first, 'name') ?? first),
        by,
        at: performance.now(),
        // A Date counts as its number, as it does for the browser.
        ends: ends === null || ends === undefined ? 'session' : endAt(Number(ends)),
        ...(typeof path === 'string' ? { path } : {}),
      });
    }),
    watchCalls(Storage.prototype, 'setItem', ([name], by, self) =>
      note({ kind: storageKind(self), name: String(name), by, at: performance.now() }),
    ),
    watchCalls(globalThis.IDBFactory?.prototype, 'open', named('indexedDB')),
    watchCalls(globalThis.CacheStorage?.prototype, 'open', named('cache')),
  ];
  return () => undos.forEach((undo) => undo());
};
