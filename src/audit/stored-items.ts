import type { ItemKind } from '../policy/policy.js';

/** Something that is stored in this browser now and that the page can see. */
export interface StoredItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** For a cookie, where the browser says it: when it ends, in milliseconds since 1970, or `session`. */
  readonly ends?: number | 'session';
}

/** Accord keeps its record and a few marks under names of its own. */
export const isOwnItem = (name: string): boolean => /^accord($|-)/.test(name);

const tried = async <T>(look: () => T[] | Promise<T[]>): Promise<T[]> => {
  try {
    return await look();
  } catch {
    return []; // Blocked, or not in this browser.
  }
};

const named = (kind: ItemKind, names: readonly string[]): StoredItem[] =>
  names.map((name) => ({ kind, name }));

/** Some browsers say when a cookie ends; the standard's own list has names and values only. */
const endOf = (cookie: object): Pick<StoredItem, 'ends'> => {
  const expires: unknown = Reflect.get(cookie, 'expires');
  return typeof expires === 'number'
    ? { ends: expires }
    : expires === null
      ? { ends: 'session' }
      : {};
};

const cookies = async (): Promise<StoredItem[]> => {
  const inStore = await tried(async () =>
    (await cookieStore.getAll()).map((cookie): StoredItem => ({
      kind: 'cookie',
      name: cookie.name ?? '',
      ...endOf(cookie),
    })),
  );
  const inText = await tried(() =>
    document.cookie.split('; ').map((cookie) => cookie.split('=')[0] ?? ''),
  );
  const known = new Set(inStore.map(({ name }) => name));
  return [
    ...inStore,
    ...named(
      'cookie',
      inText.filter((name) => name && !known.has(name)),
    ),
  ];
};

/** Everything that the page can see of what is stored. `HttpOnly` cookies and those of other paths and sites it cannot. */
export const storedItems = async (): Promise<StoredItem[]> => {
  const found = await Promise.all([
    cookies(),
    tried(() => named('localStorage', Object.keys(localStorage))),
    tried(() => named('sessionStorage', Object.keys(sessionStorage))),
    tried(async () => {
      const databases = await indexedDB.databases();
      return named(
        'indexedDB',
        databases.flatMap(({ name }) => name ?? []),
      );
    }),
    tried(async () => named('cache', await caches.keys())),
  ]);
  return found.flat();
};
