import type { Decision } from '../decision/decision.js';
import { itemsToErase } from '../decision/items-to-erase.js';
import type { Policy } from '../policy/policy.js';
import { eraseItems } from './erase-items.js';
import { hasLeftovers } from './leftovers.js';
import { reloadPage, restoreFragment } from './reload-page.js';
import { isWithdrawn, markWithdrawn } from './withdrawn-mark.js';

export { reloadPage };

/** What a withdrawal needs to know. */
export interface Withdrawn {
  /** Whether it was withdrawn in this tab. */
  readonly here: boolean;
  /** Whether it ran in this document: running code cannot be unloaded, so the page has to be loaded anew. */
  readonly ran: boolean;
  /** Whether the visitor has typed something that a reload would lose. */
  readonly typed: boolean;
}

/** Erases what the decision leaves to nobody, if a look that costs nothing finds any of it. */
export const cleanUp = async (policy: Policy, decision: Decision): Promise<void> => {
  const items = itemsToErase(policy, decision);
  const thoroughly = isWithdrawn();
  markWithdrawn(false);
  restoreFragment();
  if (thoroughly || hasLeftovers(items.erase)) await eraseItems(items);
};

/**
 * Finishes a withdrawal: erases, and reloads the page where that is due. The next start erases once more, because trackers
 * write again while the page unloads. Returns whether the visitor has to reload the page.
 */
export const finishWithdrawal = async (
  policy: Policy,
  decision: Decision,
  { here, ran, typed }: Withdrawn,
): Promise<boolean> => {
  markWithdrawn(true);
  if (here) await eraseItems(itemsToErase(policy, decision));
  if (!ran) return false;
  if (!here || typed || hasChangedFields()) return true;
  reloadPage();
  return false;
};

const fields = 'input:not([type=hidden],[type=submit],[type=button],[type=image]), textarea';

/** What was typed before Accord was there shows as a field that was changed. */
const hasChangedFields = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(fields)].some((field) =>
    field.type === 'checkbox' || field.type === 'radio'
      ? 'checked' in field && field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );
