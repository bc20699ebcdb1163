import { beforeFirstUse } from './before-first-use.js';
import type { Signal } from './signal.js';

/** What the SDK remembers by itself, for every organisation that the page reports to. Without an identity it forgets it. */
const remembered = (): string[] =>
  [...document.cookie.matchAll(/(?:^|; )(kndctr_[^=]+_)consent=general(?:=|%3D)(in|out)/g)].map(
    ([, organisation, word = '']) =>
      document.cookie.includes(`${organisation}identity=`) ? word : '',
  );

/**
 * Adobe Experience Platform Web SDK, configured with `defaultConsent: 'pending'`:
 * https://experienceleague.adobe.com/en/docs/experience-platform/web-sdk/commands/setconsent
 *
 * It remembers consent in a cookie, and asks its server whenever it is told at another time, so it is told differences only.
 */
export const adobeWebSdk: Signal = (report, stopped) => {
  let granted = false;
  let name = 'alloy';
  let version: unknown;
  /** What it was told last, unless that failed. */
  let told = '';
  const say = async (): Promise<void> => {
    const sdk: unknown = Reflect.get(window, name);
    if (typeof sdk !== 'function') return;
    const words = remembered();
    const word = granted ? 'in' : 'out';
    // While it is still being told something else, its cookie is behind.
    if (told ? told === word : words.length && words.every((each) => each === word)) return;
    told = word;
    const value =
      version === '1.0'
        ? { general: word }
        : { collect: { val: granted ? 'y' : 'n' }, metadata: { time: new Date().toISOString() } };
    const consent = [{ standard: 'Adobe', version: version ?? '2.0', value }];
    const tell = async (): Promise<void> =>
      void (await Reflect.apply(sdk, window, ['setConsent', { consent }]));
    try {
      // It refuses what it is told before `configure`. By the time it says so, it is configured.
      await tell().catch(() => (stopped.aborted ? undefined : tell()));
    } catch (error) {
      told = '';
      report(new Error('signals.adobe-web-sdk', { cause: error }));
    }
  };
  return (settings, isGranted, answered) => {
    granted = isGranted('collect');
    version = settings.version;
    if (typeof settings.instance === 'string') name = settings.instance;
    // Unanswered it is pending, unless it is necessary, or the SDK remembers a consent that has ended here.
    if (!answered && !granted && !remembered().includes('in')) return;
    // After the script that defines it, which as a rule configures it too.
    beforeFirstUse(name, () => queueMicrotask(() => void say()), stopped);
  };
};
