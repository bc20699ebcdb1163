import { pageQueue } from './page-queue.js';
import type { Signal } from './signal.js';

/** Microsoft Universal Event Tracking: https://help.ads.microsoft.com/apex/index/3/en/60119 */
export const microsoftUet: Signal = () => {
  // Asked for anew each time: its script replaces the array by an object of its own.
  const say = (step: 'default' | 'update', granted: boolean): void =>
    void pageQueue('uetq').push('consent', step, { ad_storage: granted ? 'granted' : 'denied' });
  let said: boolean | undefined;
  return (_settings, granted, answered) => {
    const now = granted('ad_storage');
    if (said === undefined) {
      // Without a default it takes consent for given.
      said = !answered && now;
      say('default', said);
    }
    if (answered || now !== said) say('update', now);
    said = now;
  };
};
