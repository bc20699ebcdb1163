import { currentAnswers } from './decision/current-answers.js';
import type { Decision } from './decision/decision.js';
import { readLifetimes } from './decision/lifetimes.js';
import { noDecision } from './decision/make-decision.js';
import { mergeDecisions } from './decision/merge-decisions.js';
import { readRecord } from './decision/record.js';
import { allowsUses } from './decision/state.js';
import { parsePolicy } from './policy/parse-policy.js';
import type { Policy } from './policy/policy.js';
import { scopesOf } from './policy/scopes.js';

/** What a request says of the visitor's decision. */
export interface ServerConsent {
  readonly decision: Decision;
  /** Whether every use in the scope is granted. An unknown scope is not. */
  allows(scope: string): boolean;
}

/**
 * Reads the visitor's decision from the `Cookie` header of a request, with the same code as the browser: so that a server
 * can leave out tags and render without a flash. Fails closed: what cannot be read is undecided. `days` and `refusalDays`
 * are those of `createConsent`.
 *
 * @throws {PolicyError} when the policy cannot be used.
 */
export const readConsent = (
  cookieHeader: string | null | undefined,
  policy: Policy,
  {
    days,
    refusalDays,
    now = Date.now(),
  }: { days?: number; refusalDays?: number; now?: number } = {},
): ServerConsent => {
  const scopes = scopesOf(parsePolicy(policy));
  const records = (cookieHeader ?? '')
    .split(/; */)
    .filter((cookie) => cookie.startsWith('accord='))
    .map((cookie) => readRecord(cookie.slice('accord='.length)) ?? noDecision);
  const decision = currentAnswers(
    records.reduce(mergeDecisions, noDecision),
    now,
    readLifetimes(days, refusalDays),
  );
  return { decision, allows: (scope) => allowsUses(scopes.get(scope) ?? [], decision) };
};

export { definePolicy } from './policy/define-policy.js';
export { PolicyError } from './policy/policy-error.js';
