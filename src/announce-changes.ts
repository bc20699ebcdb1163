import { ConsentChangeEvent } from './consent-change-event.js';
import { allowsUses } from './decision/state.js';
import type { Listener } from './decision/store.js';
import type { Use, UseFacts } from './policy/use.js';

/** Dispatches `consentchange` on the document when something else is allowed or decided. `uses`: those of the policy in force. */
export const announceChanges = (uses: () => readonly UseFacts[]): Listener => {
  let allowed: readonly Use[] | undefined;
  return (decision, previous) => {
    const before = allowed;
    allowed = uses()
      .filter((use) => allowsUses([use], decision))
      .map(({ id }) => id);
    // What the page began with is no change.
    if (!before) return;
    const withdrawn = before.filter((use) => !allowed?.includes(use));
    // Another policy may allow something else by the same decision.
    if (decision !== previous || withdrawn.length || allowed.length !== before.length)
      document.dispatchEvent(new ConsentChangeEvent(decision, previous, withdrawn));
  };
};
