import type { How } from '../decision/decision.js';
import type { Service } from '../policy/policy.js';
import { isOptional, usesOf, type UseFacts } from '../policy/use.js';
import type { ConsentSource } from './consent-source.js';

/** What the first layer has to ask. */
export interface Ask {
  /** `all`: nothing is answered yet; `new`: the policy grew; `again`: answers have expired; `these`: anything else. */
  readonly kind: 'all' | 'new' | 'again' | 'these';
  readonly uses: readonly UseFacts[];
}

/** Answers given while everything there was to ask was on the table. Others speak of one service alone. */
const general = new Set<How>(['banner', 'preferences', 'close', 'api']);

/** The uses that are open, and in which words to ask about them. */
export const askOf = (consent: ConsentSource): Ask => {
  const optional = usesOf(consent.policy).filter(isOptional);
  const uses = optional.filter((use) => consent.undecided.includes(use.id));
  const expired = uses.filter((use) => consent.expired.includes(use.id)).length;
  const asked = optional.some(({ id }) => general.has(consent.decision[id]?.how ?? 'gpc'));
  const kind =
    uses.length === optional.length && !asked
      ? 'all'
      : expired && expired === uses.length
        ? 'again'
        : asked && !expired
          ? 'new'
          : 'these';
  return { kind, uses };
};

/**
 * How many different companies these uses name, the site itself not counted. A service without a provider counts as a
 * company of its own.
 */
export const companyCount = (services: readonly Service[], uses: readonly UseFacts[]): number => {
  const companies = uses
    .filter(({ category }) => category !== 'first-party')
    .map((use) => services.find(({ id }) => id === use.service)?.provider?.name ?? use.service);
  return new Set(companies).size;
};

/** The uses by purpose or by category, in the order in which the policy first names each. */
export const groupUses = (
  uses: readonly UseFacts[],
  by: 'purpose' | 'category',
): ReadonlyMap<string, readonly UseFacts[]> => {
  const groups = new Map<string, UseFacts[]>();
  for (const use of uses) groups.set(use[by], [...(groups.get(use[by]) ?? []), use]);
  return groups;
};
