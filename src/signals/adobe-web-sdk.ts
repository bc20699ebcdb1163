import { beforeFirstUse } from './before-first-use.js';
import type { Signal } from './signal.js';

const isIn = /(^|; )kndctr_[^=]+_consent=general(=|%3D)in/;

/**
 * Adobe Experience Platform Web SDK, configured with `defaultConsent: 'pending'`:
 * https://experienceleague.adobe.com/en/docs/experience-platform/web-sdk/commands/setconsent
 */
export const adobeWebSdk: Signal = (settings, report) => {
  const name = typeof settings.instance === 'string' ? settings.instance : 'alloy';
  let granted = false;
  const say = async (): Promise<void> => {
    const sdk: unknown = Reflect.get(window, name);
    if (typeof sdk !== 'function') return;
    const value =
      settings.version === '1.0'
        ? { general: granted ? 'in' : 'out' }
        : { collect: { val: granted ? 'y' : 'n' }, metadata: { time: new Date().toISOString() } };
    const consent = [{ standard: 'Adobe', version: settings.version ?? '2.0', value }];
    const tell = async (): Promise<void> =>
      void (await Reflect.apply(sdk, window, ['setConsent', { consent }]));
    try {
      // It refuses what it is told before `configure`. By the time it says so, it is configured.
      await tell().catch(tell);
    } catch (error) {
      report(new Error('signals.adobe-web-sdk', { cause: error }));
    }
  };
  let waiting = false;
  return (isGranted, answered) => {
    // Unanswered it is pending, unless it remembers a consent that has ended here.
    if (!answered && !isIn.test(document.cookie)) return;
    granted = isGranted('collect');
    if (waiting) return;
    waiting = true;
    beforeFirstUse(name, () => {
      waiting = false;
      // After the script that defines it, which as a rule configures it too.
      queueMicrotask(() => void say());
    });
  };
};
