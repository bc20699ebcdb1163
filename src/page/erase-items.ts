import { hasItemName } from '../policy/item-name.js';
import type { Item } from '../policy/policy.js';
import { cookieNames, storageNames } from './leftovers.js';

/** The host and all its parents; browsers refuse the ones that are nobody's, such as `co.uk`. */
const domains = (): string[] => {
  const labels = location.hostname.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
};

/** `/`, and every folder on the way to this page, with and without the closing slash. */
const paths = (): string[] => {
  const found = ['/'];
  let path = '';
  for (const part of location.pathname.split('/').filter(Boolean)) {
    path += `/${part}`;
    found.push(path, `${path}/`);
  }
  return found;
};

const eraseCookie = (name: string, item: Item): void => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  for (const path of new Set([...paths(), item.path ?? '/'])) {
    for (const domain of new Set(['', ...domains(), item.domain ?? ''])) {
      const erased = `${name}=; Max-Age=0; Path=${path}${domain && `; Domain=${domain}`}${secure}`;
      document.cookie = erased;
      // A partitioned cookie (CHIPS) is another cookie under the same name.
      if (secure) document.cookie = `${erased}; SameSite=None; Partitioned`;
    }
  }
};

const eraseDatabase = (name: string): Promise<void> =>
  new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    // An open connection delays the deletion until the page goes; it happens all the same.
    for (const event of ['success', 'error', 'blocked']) {
      request.addEventListener(event, () => done());
    }
  });

const matching = (item: Item, names: readonly string[]): string[] => {
  const found = names.filter((name) => hasItemName(item, name));
  // What is not listed here, a cookie of another path for example, may be there all the same.
  return item.name !== undefined && !found.includes(item.name) ? [...found, item.name] : found;
};

const erase: Record<Item['kind'], (item: Item) => void | Promise<unknown>> = {
  cookie(item) {
    for (const name of matching(item, cookieNames())) eraseCookie(name, item);
  },
  localStorage(item) {
    for (const name of matching(item, storageNames('localStorage'))) localStorage.removeItem(name);
  },
  sessionStorage(item) {
    for (const name of matching(item, storageNames('sessionStorage'))) {
      sessionStorage.removeItem(name);
    }
  },
  async indexedDB(item) {
    const databases = (await indexedDB.databases?.()) ?? [];
    await Promise.all(
      matching(
        item,
        databases.map(({ name = '' }) => name),
      ).map(eraseDatabase),
    );
  },
  async cache(item) {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => hasItemName(item, name)).map((n) => caches.delete(n)));
  },
};

/**
 * Deletes items from this browser: cookies over every domain and path that the page can reach, storages, databases and
 * caches. One that cannot be deleted does not keep the others. Out of reach are cookies of other sites and `HttpOnly` ones.
 */
export type EraseItems = (items: readonly Item[]) => Promise<void>;

export const eraseItems: EraseItems = async (items) => {
  await Promise.allSettled(items.map(async (item) => erase[item.kind](item)));
};
