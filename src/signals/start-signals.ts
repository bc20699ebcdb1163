import type { Decision } from '../decision/decision.js';
import type { UseFacts } from '../policy/use.js';
import { googleConsentMode } from './google-consent-mode.js';
import { readMapping, type UsesIn } from './read-mapping.js';
import type { Settings } from './signal.js';

export interface SignalSurroundings {
  /** What the policy in force sets for each signal. */
  settings(): Readonly<Record<string, Settings | null | undefined>>;
  readonly usesIn: UsesIn;
  /** The decision to tell. */
  decision(): Decision;
  /** Told when uses are not held any more, because a signal that took its time has been told. */
  changed(): void;
  report(error: unknown): void;
}

export interface Signals {
  /** Tells every signal what stands now. One that takes its time holds back what is mapped to it, and nothing else. */
  tell(): void;
  /** Whether every signal that one of these uses is mapped to knows what stands now. */
  know(uses: readonly UseFacts[]): boolean;
}

/**
 * Tells the outside protocols of a policy what the visitor decided. Google's is told here, because an ungated Google tag must
 * find its default, and what stands, while the page is being parsed. For all others, and for all that goes wrong, more is
 * loaded; until it is there, what is mapped to them is held.
 */
export const startSignals = (surroundings: SignalSurroundings): Signals => {
  const { settings, usesIn, decision, report } = surroundings;
  const google = googleConsentMode();
  let loading: Promise<void> | undefined;
  /** What is mapped to signals that do not know yet, one list for each. */
  let waiting: (readonly UseFacts[])[] = [];

  const signals: Signals = {
    tell() {
      waiting = Object.entries(settings()).flatMap(([name, set]) => {
        const own = set ?? {};
        const { uses, granted, answered } = readMapping(own, usesIn, decision());
        try {
          if (name === 'google-consent-mode') {
            void google(own, granted, answered);
            return [];
          }
        } catch {
          // It is told once more by what is loaded now, which reports it.
        }
        return [uses];
      });
      if (waiting.length) {
        loading ??= import('./connect-signals.js')
          .then(({ connectSignals }) =>
            Object.assign(signals, connectSignals(surroundings, google)).tell(),
          )
          // Not every browser says which file it was.
          .catch((cause: unknown) => report(new Error('signals did not load', { cause })));
      }
    },
    know: (uses) => !waiting.flat().some((use) => uses.includes(use)),
  };
  return signals;
};
