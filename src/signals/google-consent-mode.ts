import { pageQueue } from './page-queue.js';
import type { Granted, Signal } from './signal.js';

/**
 * Google Consent Mode v2: https://developers.google.com/tag-platform/security/guides/consent
 *
 * The default is sent before anything else, then one update per decision, then an event that tag managers can wait for. The
 * only signal that is part of the drop-in: an ungated Google tag must find its default while the page is being parsed.
 */
export const googleConsentMode: Signal = (settings) => {
  const { wait_for_update: wait, region, ads_data_redaction, url_passthrough } = settings;
  const layer = pageQueue(
    typeof settings.data_layer === 'string' ? settings.data_layer : 'dataLayer',
  );
  // Google's code takes the arguments object itself for a command; an array says nothing to it.
  function gtag(..._command: unknown[]): void {
    // eslint-disable-next-line prefer-rest-params
    layer.push(arguments);
  }
  const states = (granted: Granted): Record<string, unknown> =>
    Object.fromEntries(
      [
        'ad_storage',
        'ad_user_data',
        'ad_personalization',
        'analytics_storage',
        'functionality_storage',
        'personalization_storage',
        'security_storage',
      ].map((type) => [type, granted(type) ? 'granted' : 'denied']),
    );

  let started = false;
  return (granted, answered) => {
    if (!started) {
      started = true;
      // Before any answer only what needs none is granted.
      const first = {
        ...states(answered ? () => false : granted),
        ...(wait ? { wait_for_update: wait } : {}),
      };
      gtag('consent', 'default', first);
      if (region) gtag('consent', 'default', { ...first, region });
      if (ads_data_redaction !== false) gtag('set', 'ads_data_redaction', true);
      if (url_passthrough === true) gtag('set', 'url_passthrough', true);
    }
    if (answered) {
      gtag('consent', 'update', states(granted));
      layer.push({ event: 'accord_consent' });
    }
  };
};
