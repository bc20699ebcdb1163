import type { Category, Policy } from '../policy/policy.js';
import { usesOf } from '../policy/use.js';
import type { Decision, How } from './decision.js';
import { answersOf } from './make-decision.js';

/** One answer as a receipt states it: yes and no alike are explicit. */
export interface ReceiptAnswer {
  readonly service: string;
  readonly purpose: string;
  readonly category: Category;
  readonly granted: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly how: How;
  /** Whether the browser sent Global Privacy Control at that moment. */
  readonly globalPrivacyControl: boolean;
  readonly revision: number;
}

/** A decision and the policy it answered, for people and auditors. Says nothing about who the visitor is. */
export interface Receipt {
  readonly schema: 'accord-receipt/1';
  /** ISO 8601, UTC. */
  readonly issued: string;
  /** Every answer that stands, in the order of the policy, then those the policy does not know any more. */
  readonly answers: readonly ReceiptAnswer[];
  /** Uses that were not answered, `service/purpose`. */
  readonly undecided: readonly string[];
  readonly policy: Policy;
}

export const makeReceipt = (policy: Policy, decision: Decision, now: number): Receipt => {
  const known = usesOf(policy).filter((use) => use.category !== 'necessary');
  const order = known.map((use): string => use.id);
  const rank = (use: string): number => (order.includes(use) ? order.indexOf(use) : order.length);
  return {
    schema: 'accord-receipt/1',
    issued: new Date(now).toISOString(),
    answers: answersOf(decision)
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([use, { granted, at, how, gpc, category, revision }]) => ({
        service: use.slice(0, use.indexOf('/')),
        purpose: use.slice(use.indexOf('/') + 1),
        category,
        granted,
        at: new Date(at).toISOString(),
        how,
        globalPrivacyControl: gpc,
        revision,
      })),
    undecided: order.filter((use) => !Object.hasOwn(decision, use)),
    policy,
  };
};
