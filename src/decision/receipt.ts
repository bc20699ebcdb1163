import type { Category, Policy } from '../policy/policy.js';
import { isOptional, usesOf } from '../policy/use.js';
import type { Decision, How } from './decision.js';
import { hashOf } from './hash-of.js';
import { endOfAnswer, readLifetimes, type Lifetimes } from './lifetimes.js';
import { answersOf } from './make-decision.js';
import type { Proof } from './proof.js';
import { undecidedOf } from './state.js';

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
  /** Every answer that stands under the policy, in its order, then refusals of what it does not know any more. */
  readonly answers: readonly ReceiptAnswer[];
  /** Uses that were not answered, or whose grant was for an earlier revision or another category: `service/purpose`. */
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
  const optional = usesOf(policy).filter(isOptional);
  const order = optional.map((use): string => use.id);
  const undecided: readonly string[] = undecidedOf(optional, decision);
  const rank = (use: string): number => (order.includes(use) ? order.indexOf(use) : order.length);
  return {
    schema: 'accord-receipt/1',
    ...proof,
    issued: new Date(now).toISOString(),
    answers: answersOf(decision)
      // A grant proves consent to what this policy asks for, and to nothing else; a refusal holds whatever becomes of the service.
      .filter(([use, { granted }]) => !granted || (order.includes(use) && !undecided.includes(use)))
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
    undecided,
    policy,
    policyHash: hashOf(policy),
  };
};
