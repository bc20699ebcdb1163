import type { Decision } from '../decision/decision.js';
import { stateOfUse } from '../decision/state.js';
import { lazySignal } from './lazy-signal.js';
import { readMapping, type Mapping } from './read-mapping.js';
import type { Settings, Tell } from './signal.js';
import type { Signals, SignalSurroundings } from './start-signals.js';

// What signals share comes with this: none of them then needs a second request.
export { beforeFirstUse } from './before-first-use.js';
export { oneAtATime } from './one-at-a-time.js';
export { pageQueue } from './page-queue.js';
export { whenLoaded } from './when-loaded.js';

/** What a signal takes beside its types. It may have the name of a scope, and maps nothing. */
const options = new Set(['data_layer', 'event', 'instance', 'version']);

/** One configured signal. */
interface Line {
  readonly tell: Tell;
  /** What was in force when it was told last. */
  settings?: Settings | null | undefined;
  decision?: Decision;
  /** What it was told last, by which call, and whether that has reached the vendor. */
  told?: string;
  call?: object;
  knows?: boolean;
  /** Once it was told an answer it is also told when that answer ends. */
  answered?: boolean;
  failed?: boolean;
}

/** Tells all signals, each one only when something changed for it. `google` is the one that is not loaded here. */
export const connectSignals = (
  { settings, usesIn, decision, changed, report, stopped }: SignalSurroundings,
  google: Tell,
): Signals => {
  const lines = new Map<string, Line>();

  const mappingOf = (own: Settings | null | undefined): Mapping => {
    const types = Object.entries(own ?? {}).filter(([key]) => !options.has(key));
    return readMapping(Object.fromEntries(types), usesIn, decision());
  };

  const tell = (name: string, line: Line): void => {
    const own = settings()[name];
    const { uses, answered, granted } = mappingOf(own);
    line.settings = own;
    line.decision = decision();
    const now = JSON.stringify([own, uses.map((use) => stateOfUse(use, decision()))]);
    if (now === line.told) return;
    line.told = now;
    line.knows = false;
    line.answered ||= answered;
    const call = {};
    line.call = call;

    const fail = (error: unknown): void => {
      if (!line.failed) {
        const held = `signals.${name} failed; what is mapped to it stays held`;
        report(new Error(held, { cause: error }));
      }
      line.failed = true;
    };
    try {
      const telling = line.tell(own ?? {}, granted, line.answered);
      line.knows = !telling;
      telling?.then(() => {
        // One that was stopped was not told.
        if (line.call !== call || stopped.aborted) return;
        line.knows = true;
        changed();
      }, fail);
    } catch (error) {
      fail(error);
    }
  };

  return {
    tell() {
      if (stopped.aborted) return;
      for (const name of Object.keys(settings())) {
        if (lines.has(name)) continue;
        const tell = name === 'google-consent-mode' ? google : lazySignal(name)(report, stopped);
        lines.set(name, { tell });
      }
      for (const [name, line] of lines) tell(name, line);
    },
    know: (uses) =>
      Object.entries(settings()).every(([name, own]) => {
        const line = lines.get(name);
        const isTold = line?.settings === own && line?.decision === decision();
        if (isTold && line.knows) return true;
        return !mappingOf(own).uses.some(({ id }) => uses.some((use) => use.id === id));
      }),
  };
};
