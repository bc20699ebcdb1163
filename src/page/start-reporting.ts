import { isPerhapsUnreported } from './reported.js';
import type { Reporter, ReporterSurroundings } from './reporter.js';

/**
 * Tells the site's own server, or the history, what was decided. What does it is loaded while there is something to decide,
 * so that an answer is on its way within the click; or when an earlier page could not hand over what stands.
 */
export const startReporting = (surroundings: ReporterSurroundings): Reporter => {
  let reporter: Reporter | undefined;
  const look: Reporter = async (isDecidedHere) => {
    try {
      // At once when it is there.
      if (!reporter) {
        const { startReporter } = await import('./reporter.js');
        // Several may have waited for it: another one would send again what this one is sending.
        reporter ??= startReporter(surroundings);
      }
      reporter(isDecidedHere);
    } catch (error) {
      surroundings.report(error);
    }
  };
  if (isPerhapsUnreported(surroundings.consent.decision)) look();
  return look;
};
