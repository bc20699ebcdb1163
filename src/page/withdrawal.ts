import type { Decision } from '../decision/decision.js';
import { itemsToErase } from '../decision/items-to-erase.js';
import type { Policy } from '../policy/policy.js';
import { attempt } from './attempt.js';
import { eraseItems } from './erase-items.js';
import { unmarkErased } from './erased-mark.js';
import { reloadPage, restorePlace } from './reload-page.js';

export { reloadPage, restorePlace };

/** What a withdrawal needs to know. */
export interface Withdrawn {
  /** Whether it was withdrawn in this tab. */
  readonly here: boolean;
  /** Whether it ran in this document: running code cannot be unloaded, so the page has to be loaded anew. */
  readonly mustReload: boolean;
  /** Whether the visitor has typed something that a reload would lose. */
  readonly typed: boolean;
}

/** Erases what the decision leaves to nobody. */
export const eraseLeftovers = (policy: Policy, decision: Decision): Promise<void> =>
  eraseItems(itemsToErase(policy, decision));

/**
 * How long to wait for what may never come: for a browser that does not answer what databases there are, because what was
 * withdrawn runs on meanwhile and the next start erases again; for a reload, because the visitor may have chosen to stay.
 */
const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2000));

/** So begin the names under which htmx 2, and the extension `history-cache` of htmx 4, keep pages as they were shown. */
const htmxPages = 'htmx-history-';

/** Such pages, which Turbo keeps in memory, would bring back what was released then. */
const forgetPages = (): void => {
  for (const storage of ['sessionStorage', 'localStorage'] as const)
    attempt(() => {
      const { [storage]: pages } = window;
      for (const name of Object.keys(pages)) if (name.startsWith(htmxPages)) pages.removeItem(name);
    });
  const page: Window & { Turbo?: { cache?: { clear(): void } } } = window;
  attempt(() => page.Turbo?.cache?.clear());
};

/**
 * Finishes a withdrawal: erases, and reloads the page where that is due. Returns whether the visitor has to reload it.
 */
export const finishWithdrawal = async (
  policy: Policy,
  decision: Decision,
  { here, mustReload, typed }: Withdrawn,
): Promise<boolean> => {
  forgetPages();
  // What ran in this tab may write until the page is gone, long after another tab has erased.
  addEventListener('pagehide', unmarkErased);
  await Promise.race([eraseLeftovers(policy, decision), patience()]);
  if (!mustReload) return false;
  // Nobody has seen it yet: it was rendered before the visitor comes to it, and what runs in it may be waiting for them.
  const { prerendering: isAhead = false }: Document & { prerendering?: boolean } = document;
  // Offline, the browser would put an error in the place of the page.
  if (!(here || isAhead) || typed || hasChangedFields() || !navigator.onLine) return true;
  reloadPage();
  await patience();
  return true;
};

const fields =
  'textarea, input:not([type=hidden],[type=submit],[type=button],[type=image],[type=checkbox],[type=radio],[type=range],[type=color])';

/** What was typed before Accord was there shows as a field that was changed. */
const hasChangedFields = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(fields)].some(
    (field) => field.value !== field.defaultValue,
  );
