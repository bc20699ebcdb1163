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
      reporter ??= (await import('./reporter.js')).startReporter(surroundings);
      reporter(isDecidedHere);
    } catch (error) {
      surroundings.report(error);
    }
  };
  if (isPerhapsUnreported(surroundings.consent.decision)) look();
  return look;
};
