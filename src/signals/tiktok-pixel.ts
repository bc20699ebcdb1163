import { pageQueue } from './page-queue.js';
import type { Signal } from './signal.js';

/** TikTok Pixel, by the `…Consent` commands of its base code: https://business-api.tiktok.com/portal/docs?id=1739585702922241 */
export const tiktokPixel: Signal = () => {
  const say = (command: string): void => {
    const pixel = pageQueue('ttq');
    const method: unknown = Reflect.get(pixel, command);
    // Its base code queues commands as lists, in the array that it finds or makes.
    if (typeof method === 'function') method.call(pixel);
    else pixel.push([command]);
  };
  return (_settings, granted, answered) => {
    if (granted('consent')) say('grantConsent');
    else say(answered ? 'revokeConsent' : 'holdConsent');
  };
};
