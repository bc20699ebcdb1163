import type { Tell } from './signal.js';

/**
 * For vendors that take their time: told once they are `ready`, by one call at a time, until they know what stands by then.
 * What has changed meanwhile is told instead of what stood before, and although telling that failed. Settles when they know.
 */
export const oneAtATime = <Vendor>(
  ready: () => Promise<Vendor>,
  tell: (vendor: Vendor, ...state: Parameters<Tell>) => void | Promise<void>,
  stopped: AbortSignal,
): Tell => {
  let latest: Parameters<Tell> | undefined;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      const vendor = await ready();
      while (latest && !stopped.aborted) {
        const state = latest;
        latest = undefined;
        try {
          await tell(vendor, ...state);
        } catch (error) {
          // Else a withdrawal that came meanwhile would be told to nobody.
          if (!latest) throw error;
        }
      }
    } finally {
      // At once: what came a turn later would be told to nobody.
      running = undefined;
    }
  };
  return (...state) => {
    latest = state;
    return (running ??= run());
  };
};
