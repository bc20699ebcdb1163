import type { Signal } from './signal.js';

type Clarity = ((...command: unknown[]) => void) & { q?: unknown[] };

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
export const microsoftClarity: Signal = () => (granted) => {
  const word = (type: string): string => (granted(type) ? 'granted' : 'denied');
  window.clarity ??= makeQueue();
  // Spelled by the vendor with a capital S. One call only: after a `denied` it forgets who came back.
  window.clarity('consentv2', {
    ad_Storage: word('ad_Storage'),
    analytics_Storage: word('analytics_Storage'),
  });
};
