import { beforeFirstUse } from './before-first-use.js';
import type { Signal } from './signal.js';

/**
 * Meta Pixel: https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 *
 * It takes consent for given unless it is revoked before `init`, on every page.
 */
export const metaPixel: Signal = (report, stopped) => {
  let word: 'grant' | 'revoke' | undefined;
  const pixel = (): unknown => Reflect.get(window, 'fbq');
  const say = (): void => {
    const found = pixel();
    if (typeof found !== 'function') return;
    try {
      Reflect.apply(found, window, ['consent', word]);
    } catch (error) {
      // The page has asked for its pixel, and is to get it.
      report(new Error('signals.meta-pixel', { cause: error }));
    }
  };
  /** Some snippets look at their function before it has a queue to put commands into. */
  const canTake = (found: unknown): boolean =>
    found instanceof Object && ('queue' in found || 'callMethod' in found);
  return (_settings, granted) => {
    const first = word === undefined;
    word = granted('consent') ? 'grant' : 'revoke';
    if (first) beforeFirstUse('fbq', say, stopped, canTake);
    else say();
  };
};
