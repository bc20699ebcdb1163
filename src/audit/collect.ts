import { createAddressBook, type AddressBook } from './address-book.js';
import { storedItems, type StoredItem } from './stored-items.js';
import { watchConsent, type ConsentHistory } from './watch-consent.js';
import { watchMarkup, type Markup } from './watch-markup.js';
import { watchRequests, type PageRequest } from './watch-requests.js';
import { watchWrites, type Write } from './watch-writes.js';

/** Everything that the audit has seen, for the judges. */
export interface Evidence {
  readonly history: ConsentHistory;
  readonly book: AddressBook;
  readonly markup: Markup;
  readonly requests: readonly PageRequest[];
  /** Every write that a script was heard to make, the latest first. */
  readonly writes: readonly Write[];
  /** What is stored now. */
  stored(): Promise<StoredItem[]>;
  /** When the audit started, on the clock of `performance.now()`. */
  readonly since: number;
  /** Whether Accord was running before it. */
  readonly late: boolean;
}

/** A page that writes more often than this needs no complete list. */
const most = 5000;

/** Starts to watch the page. */
export const collect = (changed: () => void): Evidence & { stop(): void } => {
  const since = performance.now();
  const book = createAddressBook();
  const writes: Write[] = [];
  const markup = watchMarkup(book, changed);
  // Accord is about to release what it may: all that is held until now.
  const history = watchConsent(markup.catchUp, changed);
  const late = history.consent !== undefined;
  const watched = watchRequests(changed);
  const unwatch = watchWrites((write) => {
    writes.unshift(write);
    writes.length = Math.min(writes.length, most);
    changed();
  });
  return {
    history,
    book,
    markup,
    get requests() {
      return watched.requests;
    },
    writes,
    stored: storedItems,
    since,
    late,
    stop() {
      history.stop();
      markup.stop();
      watched.stop();
      unwatch();
    },
  };
};
