import type { Item } from '../policy/policy.js';
import type { EraseItems } from './erase-items.js';
import { hasLeftovers } from './leftovers.js';
import { reloadPage, restoreFragment } from './reload-page.js';
import { watchTyping } from './watch-typing.js';

export interface WithdrawalOptions {
  /** The items that the decision which stands leaves to nobody. */
  items(): readonly Item[];
  /** Loads what erases: most visits never need it. */
  loadEraser(): Promise<EraseItems>;
  /** Whether Accord may reload the page; else the site sees to it. */
  readonly mayReload: boolean;
  /** Told when the visitor has to reload the page. */
  reloadNeeded(): void;
  report(error: unknown): void;
}

/** Cleans up after refusals and withdrawals. */
export interface Withdrawal {
  /** Something was refused here that did not run: erases what an earlier visit left. */
  clean(): void;
  /**
   * Something that was granted was withdrawn. `ran` says whether it ran in this document: running code cannot be
   * unloaded, so the page has to be loaded anew. `here` says whether it was withdrawn in this tab.
   */
  finish(ran: boolean, here: boolean): Promise<void>;
  stop(): void;
}

const markName = 'accord-erase';
/** A page that cannot load the eraser reloads all the same; the next start erases. */
const patience = 3000;

/** Erases at the start what trackers wrote again while the last page was unloading. */
export const startWithdrawal = (options: WithdrawalOptions): Withdrawal => {
  const typing = watchTyping();

  const erase = async (thoroughly: boolean): Promise<void> => {
    try {
      const items = options.items();
      if (!items.length || !(thoroughly || hasLeftovers(items))) return;
      const eraseItems = await options.loadEraser();
      await eraseItems(items);
    } catch (error) {
      options.report(error);
    }
  };

  let marked = false;
  try {
    marked = sessionStorage.getItem(markName) !== null;
    if (marked) sessionStorage.removeItem(markName);
  } catch {
    // Blocked; what can be seen without a mark is erased all the same.
  }
  restoreFragment();
  void erase(marked);

  return {
    clean: () => void erase(false),
    async finish(ran, here) {
      try {
        sessionStorage.setItem(markName, '');
      } catch {
        // Blocked, as above.
      }
      if (here) {
        await Promise.race([
          erase(true),
          new Promise<void>((resolve) => setTimeout(resolve, patience)),
        ]);
      }
      if (!ran || !options.mayReload) return;
      if (here && !typing.hasTyped()) reloadPage();
      else options.reloadNeeded();
    },
    stop: typing.stop,
  };
};
