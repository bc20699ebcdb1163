import { beforeFirstUse } from './before-first-use.js';
import type { Signal } from './signal.js';

/**
 * Meta Pixel: https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 *
 * It takes consent for given unless it is revoked before `init`, on every page.
 */
export const metaPixel: Signal = () => {
  let word: 'grant' | 'revoke' | undefined;
  const say = (): void => {
    const pixel: unknown = Reflect.get(window, 'fbq');
    if (typeof pixel === 'function') Reflect.apply(pixel, window, ['consent', word]);
  };
  return (granted) => {
    const first = word === undefined;
    const before = word;
    word = granted('consent') ? 'grant' : 'revoke';
    if (first) beforeFirstUse('fbq', say);
    else if (word !== before) say();
  };
};
