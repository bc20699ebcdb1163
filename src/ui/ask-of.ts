import type { How } from '../decision/decision.js';
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
