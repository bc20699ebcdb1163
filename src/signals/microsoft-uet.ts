import { pageQueue } from './page-queue.js';
import type { Signal } from './signal.js';

/** Microsoft Universal Event Tracking: https://help.ads.microsoft.com/apex/index/3/en/60119 */
export const microsoftUet: Signal = () => {
  // Asked for anew each time: its script replaces the array by an object of its own.
  const say = (step: 'default' | 'update', granted: boolean): void =>
    void pageQueue('uetq').push('consent', step, { ad_storage: granted ? 'granted' : 'denied' });
  let started = false;
  return (granted, answered) => {
    // Without a default it takes consent for given.
    if (!started) say('default', !answered && granted('ad_storage'));
    started = true;
    if (answered) say('update', granted('ad_storage'));
  };
};
