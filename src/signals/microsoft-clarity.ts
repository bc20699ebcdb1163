import type { Signal } from './signal.js';

interface Clarity {
  (...command: unknown[]): void;
  /** What waits for its script. */
  q?: ArrayLike<unknown>[];
}

declare global {
  interface Window {
    clarity?: Clarity;
  }
}

/** What Clarity's own snippet puts there; the snippet leaves it alone when it finds it. */
const makeQueue = (): Clarity => {
  const queue: Clarity = function (..._command: unknown[]): void {
    // eslint-disable-next-line prefer-rest-params
    (queue.q ??= []).push(arguments);
  };
  return queue;
};

/** Microsoft Clarity: https://learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2 */
export const microsoftClarity: Signal = () => {
  // Spelled by the vendor with a capital S.
  let state: { ad_Storage: string; analytics_Storage: string } | undefined;
  return (_settings, granted) => {
    const word = (type: string): string => (granted(type) ? 'granted' : 'denied');
    const now = { ad_Storage: word('ad_Storage'), analytics_Storage: word('analytics_Storage') };
    // A call that still waits is corrected: the script forgets who came back when it hears of a denial first.
    const waiting = state && window.clarity?.q?.some((call) => call[1] === state);
    if (state && waiting) Object.assign(state, now);
    else {
      state = now;
      window.clarity ??= makeQueue();
      window.clarity('consentv2', state);
    }
  };
};
