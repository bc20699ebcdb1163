import type { InPage } from './connect-in-page.js';
import type { Consent } from './consent.js';
import { stateOfUse } from './decision/state.js';
import type { Use, UseFacts } from './policy/use.js';

/** For how long after a no the same thing is not asked about in context. */
const quiet = 3_600_000;

/**
 * Asks about a scope beside what the visitor used for it, unless nothing is left to ask, another question stands, or
 * they said no to this within the last hour. Settles when they have answered or put it off, for all who ask the same.
 * `isActing`: whether they do something now, for a question answers an act of theirs.
 */
export const createAskInContext = (
  consent: Consent,
  usesIn: (scope: string) => readonly UseFacts[],
  isActing: () => boolean,
  inPage: () => Promise<InPage | undefined>,
): ((scope: string) => Promise<void>) => {
  /** The question that stands, by its scope. */
  const standing = new Map<string, Promise<void>>();
  /** When a use was last put off: the same one goes by several names. */
  const putOff = new Map<Use, number>();
  const ask = async (scope: string, uses: readonly UseFacts[]): Promise<void> => {
    const { activeElement } = document;
    const embedded = await inPage();
    if (await embedded?.ask(scope, activeElement))
      for (const { id } of uses) putOff.set(id, Date.now());
  };
  return async (scope) => {
    const { decision } = consent;
    const asked = usesIn(scope).filter((use) => stateOfUse(use, decision) !== 'granted');
    // A no that is ahead was said before the clock was set back.
    const saidNo = ({ id }: UseFacts): boolean =>
      Math.abs(Date.now() - Math.max(putOff.get(id) ?? 0, decision[id]?.at ?? 0)) <= quiet;
    const same = standing.get(scope);
    if (same) return same;
    if (!asked.length || standing.size || !isActing() || asked.some(saidNo)) return;
    const question = ask(scope, asked).finally(() => standing.delete(scope));
    standing.set(scope, question);
    return question;
  };
};
