import type { How } from '../decision/decision.js';
import type { Category, Service } from '../policy/policy.js';
import { isOptional, usesOf, type UseFacts } from '../policy/use.js';
import type { ConsentSource } from './consent-source.js';

/** Who would serve one purpose: the site itself, and how many named companies. */
export interface Parties {
  readonly site: boolean;
  readonly partners: number;
  readonly others: number;
}

/** What the first layer has to ask. */
export interface Ask {
  /** `all`: nothing is answered yet; `new`: the policy grew; `again`: answers have expired; `these`: anything else. */
  readonly kind: 'all' | 'new' | 'again' | 'these';
  readonly uses: readonly UseFacts[];
}

/** The company behind a service, for counting: its name, else the service stands for itself. The site is none. */
export const companyOf = (service: Service): string | undefined =>
  service.category === 'partner' || service.category === 'third-party'
    ? (service.provider?.name ?? service.id)
    : undefined;

/** Answers given while everything there was to ask was on the table. Others speak of one service alone. */
const general = new Set<How>(['banner', 'preferences', 'close', 'api']);

/** The uses that are open, and in which words to ask about them. */
export const askOf = (consent: ConsentSource): Ask => {
  const optional = usesOf(consent.policy).filter(isOptional);
  const uses = optional.filter((use) => consent.undecided.includes(use.id));
  const expired = uses.filter((use) => consent.expired?.includes(use.id)).length;
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

/** Who would serve these uses. */
export const partiesOf = (services: readonly Service[], uses: readonly UseFacts[]): Parties => {
  const companies = (category: Category): number => {
    const ids = new Set(uses.filter((use) => use.category === category).map((use) => use.service));
    return new Set(services.filter(({ id }) => ids.has(id)).map(companyOf)).size;
  };
  return {
    site: uses.some((use) => use.category === 'first-party'),
    partners: companies('partner'),
    others: companies('third-party'),
  };
};

/** How many different companies these uses name, the site not counted. */
export const companyCount = (services: readonly Service[], uses: readonly UseFacts[]): number => {
  const ids = new Set(uses.map((use) => use.service));
  const names = services.filter(({ id }) => ids.has(id)).map(companyOf);
  return new Set(names.filter((name) => name !== undefined)).size;
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
