import type { InPage } from './connect-in-page.js';
import type { Consent } from './consent.js';
import { stateOfUse } from './decision/state.js';
import type { UseFacts } from './policy/use.js';

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
  /** When a question was last put off, by its scope. */
  const putOff = new Map<string, number>();
  const ask = async (scope: string): Promise<void> => {
    const { activeElement } = document;
    const embedded = await inPage();
    if (await embedded?.ask(scope, activeElement)) putOff.set(scope, Date.now());
  };
  return async (scope) => {
    const { decision } = consent;
    const asked = usesIn(scope).filter((use) => stateOfUse(use, decision) !== 'granted');
    const lastNo = Math.max(
      putOff.get(scope) ?? 0,
      ...asked.map(({ id }) => decision[id]?.at ?? 0),
    );
    const same = standing.get(scope);
    if (same) return same;
    // A no that is ahead was said before the clock was set back.
    const since = Math.abs(Date.now() - lastNo);
    if (!asked.length || standing.size || !isActing() || since <= quiet) return;
    const question = ask(scope).finally(() => standing.delete(scope));
    standing.set(scope, question);
    return question;
  };
};
