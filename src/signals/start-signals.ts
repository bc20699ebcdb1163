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
  /** Nothing is told after it. */
  readonly stopped: AbortSignal;
}

export interface Signals {
  /** Tells every signal what stands now. One that takes its time holds back what is mapped to it, and nothing else. */
  tell(): void;
  /**
   * Whether every signal that one of these uses is mapped to knows what stands now. Also where nobody was told yet of a policy or
   * a decision that is in force: then none of them does.
   */
  know(uses: readonly UseFacts[]): boolean;
}

/**
 * Tells the outside protocols of a policy what the visitor decided. Google's is told here, because an ungated Google tag must
 * find its default, and what stands, while the page is being parsed. For all others, and for all that goes wrong, more is
 * loaded; until it is there, what is mapped to them is held.
 */
export const startSignals = (surroundings: SignalSurroundings): Signals => {
  const { settings, usesIn, decision, report, stopped } = surroundings;
  const google = googleConsentMode();
  let loading: Promise<void> | undefined;
  /** The settings with which Google's was told: those of another policy are others. */
  let known: unknown;

  const signals: Signals = {
    tell() {
      if (stopped.aborted) return;
      known = undefined;
      const { 'google-consent-mode': own, ...others } = settings();
      let isMore = Object.keys(others).length > 0;
      if (own !== undefined) {
        try {
          const { granted, answered } = readMapping(own ?? {}, usesIn, decision());
          void google(own ?? {}, granted, answered);
          known = own;
        } catch {
          // It is told once more by what is loaded now, which reports it.
          isMore = true;
        }
      }
      if (isMore) {
        loading ??= import('./connect-signals.js')
          .then(({ connectSignals }) =>
            Object.assign(signals, connectSignals(surroundings, google)).tell(),
          )
          .catch(report);
      }
    },
    know: (uses) =>
      !Object.values(settings()).some(
        (own) =>
          own !== known &&
          readMapping(own ?? {}, usesIn, decision()).uses.some(({ id }) =>
            uses.some((use) => use.id === id),
          ),
      ),
  };
  return signals;
};
