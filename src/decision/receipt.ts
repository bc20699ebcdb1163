import type { Category, Policy } from '../policy/policy.js';
import { usesOf } from '../policy/use.js';
import type { Decision, How } from './decision.js';
import { hashOf } from './hash-of.js';
import { endOfAnswer, readLifetimes, type Lifetimes } from './lifetimes.js';
import { answersOf } from './make-decision.js';
import type { Proof } from './proof.js';

/** One answer as a receipt states it: yes and no alike are explicit. */
export interface ReceiptAnswer {
  readonly service: string;
  readonly purpose: string;
  readonly category: Category;
  readonly granted: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** When it ends: ISO 8601, UTC. */
  readonly until: string;
  readonly how: How;
  /** Whether the browser sent Global Privacy Control at that moment. */
  readonly globalPrivacyControl: boolean;
  readonly revision: number;
}

/**
 * A decision and the policy it answered, for people and auditors. Says nothing about who the visitor is. Only with `proof`
 * has it a random `id` and the `events` that led to it. Its fields are those that ISO/IEC TS 27560 and the Data Privacy
 * Vocabulary ask of a consent record, as far as a browser can fill them.
 */
export interface Receipt extends Partial<Proof> {
  readonly schema: 'accord-receipt/1';
  /** ISO 8601, UTC. */
  readonly issued: string;
  /** Every answer that stands, in the order of the policy, then those the policy does not know any more. */
  readonly answers: readonly ReceiptAnswer[];
  /** Uses that were not answered, `service/purpose`. */
  readonly undecided: readonly string[];
  readonly policy: Policy;
  /** The SHA-256 of the policy's canonical JSON (RFC 8785). */
  readonly policyHash: string;
}

export const makeReceipt = (
  policy: Policy,
  decision: Decision,
  now: number,
  lifetimes: Lifetimes = readLifetimes(),
  proof?: Proof,
): Receipt => {
  const known = usesOf(policy).filter((use) => use.category !== 'necessary');
  const order = known.map((use): string => use.id);
  const rank = (use: string): number => (order.includes(use) ? order.indexOf(use) : order.length);
  return {
    schema: 'accord-receipt/1',
    ...proof,
    issued: new Date(now).toISOString(),
    answers: answersOf(decision)
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([use, { granted, at, how, gpc, category, revision }]) => ({
        service: use.slice(0, use.indexOf('/')),
        purpose: use.slice(use.indexOf('/') + 1),
        category,
        granted,
        at: new Date(at).toISOString(),
        until: new Date(endOfAnswer({ granted, at }, lifetimes)).toISOString(),
        how,
        globalPrivacyControl: gpc,
        revision,
      })),
    undecided: order.filter((use) => !Object.hasOwn(decision, use)),
    policy,
    policyHash: hashOf(policy),
  };
};
