import { reportOnce } from './report-once.js';
import { isPerhapsUnsent } from './sent.js';
import type { Sender, SenderSurroundings } from './sender.js';

/**
 * Tells the site's own server, or the history, what was decided. What does it is loaded while there is something to decide,
 * so that an answer is on its way within the click; or when an earlier page could not hand over what stands.
 */
export const startSending = (surroundings: SenderSurroundings): Sender => {
  let sender: Sender | undefined;
  const look: Sender = async (isDecidedHere) => {
    try {
      // At once when it is there.
      if (!sender) {
        const { startSender } = await import('./sender.js');
        // Several may have waited for it: another one would send again what this one is sending.
        sender ??= startSender(surroundings);
      }
      sender(isDecidedHere);
    } catch (error) {
      reportOnce(error);
    }
  };
  if (isPerhapsUnsent(surroundings.consent.decision)) look();
  return look;
};
