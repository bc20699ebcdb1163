import { hasItemName } from '../policy/item-name.js';
import type { ItemsToErase } from '../decision/items-to-erase.js';
import type { Item } from '../policy/policy.js';
import { parseAddress } from './parse-address.js';
import { cookieNames, storageNames } from './stored-names.js';
import { isAccords } from './record-storage.js';

/**
 * The host and all its parents, whatever the item says of its own: a page can delete cookies of no other domain, and Firefox
 * warns of every try. Browsers refuse the ones that are nobody's, such as `co.uk`.
 */
const domains = (): string[] => {
  // Not that of `location`: a `srcdoc` has no address.
  const labels = (parseAddress('/', window.origin)?.hostname ?? '').split('.');
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
    for (const domain of ['', ...domains()]) {
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

/** What is called like the item, of the names that are there and are free to go. */
type Matching = (item: Item, names: readonly string[]) => string[];

const matching =
  (keep: readonly Item[]): Matching =>
  (item, names) => {
    const kept = (name: string): boolean =>
      isAccords(name) || keep.some((each) => each.kind === item.kind && hasItemName(each, name));
    const found = names.filter((name) => hasItemName(item, name));
    // What is not listed, a cookie of another path for example, may be there all the same.
    if (item.name !== undefined && !found.includes(item.name)) found.push(item.name);
    return found.filter((name) => !kept(name));
  };

const erase: Record<Item['kind'], (item: Item, match: Matching) => void | Promise<unknown>> = {
  cookie(item, match) {
    for (const name of match(item, cookieNames())) eraseCookie(name, item);
  },
  localStorage(item, match) {
    for (const name of match(item, storageNames('localStorage'))) localStorage.removeItem(name);
  },
  sessionStorage(item, match) {
    for (const name of match(item, storageNames('sessionStorage'))) sessionStorage.removeItem(name);
  },
  async indexedDB(item, match) {
    const databases = (await indexedDB.databases?.()) ?? [];
    const names = databases.map(({ name = '' }) => name);
    await Promise.all(match(item, names).map(eraseDatabase));
  },
  async cache(item, match) {
    await Promise.all(match(item, await caches.keys()).map((name) => caches.delete(name)));
  },
};

/**
 * Deletes items from this browser: cookies over every domain and path that the page can reach, storages, databases and
 * caches. One that cannot be deleted does not keep the others, and nothing goes that is still needed. Out of reach are cookies of other sites and `HttpOnly` ones.
 */
export const eraseItems = async ({ erase: items, keep }: ItemsToErase): Promise<void> => {
  const match = matching(keep);
  await Promise.allSettled(items.map(async (item) => erase[item.kind](item, match)));
};
