import type { Decision } from '../decision/decision.js';
import type { Policy } from '../policy/policy.js';
import { usesOf, type Use } from '../policy/use.js';
import { markErased, readErased } from './erased-mark.js';
import { loadWithdrawal } from './load-withdrawal.js';
import { watchTyping } from './watch-typing.js';
import { yieldToPage } from './yield-to-page.js';

/** What stands, of the page's consent object. */
interface Standing {
  readonly policy: Policy;
  readonly decision: Decision;
  /** What ran in this document. */
  readonly released: ReadonlySet<Use>;
}

export interface RefusalOptions {
  /** `event`: the site itself deals with what already runs. */
  readonly withdraw?: 'reload' | 'event' | undefined;
  report(error: unknown): void;
  readonly signal: AbortSignal;
}

/** Called after every change, with what it withdrew, here or in another tab. Tells whether the page has to be reloaded. */
export type Refusals = (withdrawn: ReadonlySet<Use>, here: boolean) => Promise<boolean>;

/** Sees to what a refusal leaves behind: what was stored, and what runs. */
export const followRefusals = (
  standing: Standing,
  { withdraw, report, signal }: RefusalOptions,
): Refusals => {
  const hasTyped = watchTyping(signal);
  /**
   * What was refused may have left something that now belongs to nobody. Once at the start after it, because trackers write
   * again while a page unloads.
   */
  const eraseOnce = async (atStart: boolean): Promise<void> => {
    const { decision, released } = standing;
    const [until, ...services] = readErased();
    const refused = usesOf(standing.policy).filter(({ id }) => decision[id]?.granted === false);
    const newest = Math.max(Number(until), ...refused.map(({ id }) => decision[id]?.at ?? 0));
    const erased = newest > Number(until) ? [] : services;
    // A page between may have known other services.
    const left = refused.map(({ service }) => service).filter((id) => !erased.includes(id));
    if (left.length) {
      // Not in the way of what the page shows first.
      if (atStart) await yieldToPage();
      const { eraseLeftovers, restorePlace } = await import('./withdrawal.js');
      if (atStart) restorePlace();
      // What stands may have changed meanwhile.
      await eraseLeftovers(standing.policy, standing.decision);
      // Where nothing has run, nothing writes again.
      if (atStart || !released.size) markErased(newest, ...erased, ...left);
    }
  };
  void eraseOnce(true).catch(report);

  return async (withdrawn, here) => {
    const mustReload =
      withdraw !== 'event' && [...withdrawn].some((use) => standing.released.has(use));
    const typed = hasTyped();
    try {
      if (!withdrawn.size) await eraseOnce(false);
      else {
        const { finishWithdrawal } = await loadWithdrawal();
        const { policy, decision } = standing;
        return await finishWithdrawal(policy, decision, { here, mustReload, typed });
      }
    } catch (error) {
      report(error);
    }
    // Should nothing be erased now, the next start tries again.
    return mustReload;
  };
};
