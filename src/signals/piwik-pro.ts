import { pageQueue } from './page-queue.js';
import type { Signal } from './signal.js';

const types = [
  'analytics',
  'ab_testing_and_personalization',
  'conversion_tracking',
  'marketing_automation',
  'remarketing',
  'user_feedback',
  'custom_consent',
];

interface Compliance {
  readonly consents?: Readonly<Record<string, { readonly status?: number }>>;
}

/**
 * Piwik PRO: https://developers.piwik.pro/docs/consent-manager-javascript-api
 *
 * It remembers consent by itself and counts a page view whenever it is told, so it is told differences only.
 */
export const piwikPro: Signal = (report, stopped) => {
  const fail = (error: unknown): void => report(new Error('signals.piwik-pro', { cause: error }));
  let newest: unknown;

  return (settings, granted, answered) => {
    const layer = typeof settings.data_layer === 'string' ? settings.data_layer : 'dataLayer';
    // The event that the container's snippet makes of a command, so that it may come before the snippet.
    const command = (name: string, ...parameters: unknown[]): void =>
      void pageQueue(layer).push({ event: `ppms.cm:${name}`, parameters });
    const wanted = types.filter((type) => typeof settings[type] === 'string');
    const compare = ({ consents = {} }: Compliance = {}): void => {
      // Another answer came before the container: nothing may stand in between, however shortly.
      if (newest !== compare || stopped.aborted) return;
      const changes = types.flatMap((type) => {
        const status = granted(type) ? 1 : 0;
        const known = consents[type]?.status;
        const stale = known === 1 && status === 0;
        const missing = (answered || status === 1) && wanted.includes(type) && known !== status;
        return stale || missing ? [[type, { status }]] : [];
      });
      if (!changes.length) return;
      const told = { consents: Object.fromEntries(changes) as unknown };
      command('setComplianceSettings', told, () => undefined, fail);
    };
    newest = compare;
    command('getComplianceSettings', compare, fail);
  };
};
