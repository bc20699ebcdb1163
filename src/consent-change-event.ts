import type { Decision } from './decision/decision.js';
import type { Use } from './policy/use.js';

/**
 * Dispatched on `document` after every change of the decision, and when another policy allows something else by the same
 * decision; signals and gate have followed then.
 */
export class ConsentChangeEvent extends Event {
  static readonly type = 'consentchange';
  readonly decision: Decision;
  readonly previous: Decision;
  /** Uses that were granted before and are not any more. */
  readonly withdrawn: readonly Use[];
  constructor(decision: Decision, previous: Decision, withdrawn: readonly Use[]) {
    super(ConsentChangeEvent.type);
    this.decision = decision;
    this.previous = previous;
    this.withdrawn = withdrawn;
  }
}

declare global {
  interface DocumentEventMap {
    consentchange: ConsentChangeEvent;
  }
}
