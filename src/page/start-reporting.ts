import { isReported } from './reported.js';
import type { Reporter, ReporterSurroundings } from './reporter.js';

/** Tells the site's own server, or the history, what was decided. */
export interface Reporting {
  /** Loads what is needed for it, so that what is answered soon is on its way within the click. */
  prepare(): void;
  /** What stands now was decided here. */
  decided(): void;
}

/** Nobody waits for it. What an earlier page could not hand over is handed over now. */
export const startReporting = (surroundings: ReporterSurroundings): Reporting => {
  let reporter: Reporter | undefined;
  const load = async (look: boolean): Promise<void> => {
    try {
      reporter ??= (await import('./reporter.js')).startReporter(surroundings);
      if (look) reporter.look();
    } catch (error) {
      surroundings.report(error);
    }
  };
  // Without a memory every page would send it again; then only what is decided here is sent.
  if (isReported(surroundings.decision()) === false) void load(true);
  return {
    prepare: () => void load(false),
    decided() {
      // At once when it is there.
      if (reporter) reporter.look();
      else void load(true);
    },
  };
};
