import { stateOfUse } from '../decision/state.js';
import type { UseFacts } from '../policy/use.js';
import type { TellGoogle } from './google-consent-mode.js';
import { lazySignal } from './lazy-signal.js';
import { readMapping } from './read-mapping.js';
import type { Tell } from './signal.js';
import type { Signals, SignalSurroundings } from './start-signals.js';

// What signals share comes with this: none of them then needs a second request.
export { beforeFirstUse } from './before-first-use.js';
export { pageQueue } from './page-queue.js';
export { whenLoaded } from './when-loaded.js';

/** One configured signal. */
interface Line {
  readonly tell: Tell;
  /** The uses that are mapped to it. */
  uses: readonly UseFacts[];
  /** What it was told last, and whether that has reached the vendor. */
  told?: string;
  knows?: boolean;
  /** Once it was told an answer it is also told when that answer ends. */
  answered?: boolean;
  failed?: boolean;
}

/** Tells all signals, each one only when something changed for it. `google` is the one that is not loaded here. */
export const connectSignals = (
  { settings, usesIn, decision, changed, report }: SignalSurroundings,
  google: TellGoogle,
): Signals => {
  const lines = new Map<string, Line>();

  const tell = (name: string, line: Line): void => {
    const own = settings()[name] ?? {};
    const { uses, answered, granted } = readMapping(own, usesIn, decision());
    line.uses = uses;
    const now = JSON.stringify([own, uses.map((use) => stateOfUse(use, decision()))]);
    if (now === line.told) return;
    line.told = now;
    line.knows = false;
    line.answered ||= answered;

    const fail = (error: unknown): void => {
      if (!line.failed) {
        const held = `signals.${name} failed; what is mapped to it stays held`;
        report(new Error(held, { cause: error }));
      }
      line.failed = true;
    };
    try {
      const telling = line.tell(granted, line.answered);
      line.knows = !telling;
      telling?.then(() => {
        if (line.told !== now) return;
        line.knows = true;
        changed();
      }, fail);
    } catch (error) {
      fail(error);
    }
  };

  return {
    tell() {
      for (const [name, own = {}] of Object.entries(settings())) {
        if (lines.has(name)) continue;
        const tell: Tell =
          name === 'google-consent-mode'
            ? (granted, answered) => google(settings()[name] ?? {}, granted, answered)
            : lazySignal(name)(own, report);
        lines.set(name, { tell, uses: [] });
      }
      for (const [name, line] of lines) tell(name, line);
    },
    know: (uses) =>
      ![...lines.values()].some(
        (line) => !line.knows && uses.some((use) => line.uses.includes(use)),
      ),
  };
};
