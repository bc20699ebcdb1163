import { googleEvent, googleTypes } from '../policy/google-types.js';
import { pageQueue } from './page-queue.js';
import type { Granted, Tell } from './signal.js';

/**
 * Google Consent Mode v2: https://developers.google.com/tag-platform/security/guides/consent
 *
 * The default is sent before anything else, then one update for each decision, then an event that tag managers can wait for.
 * The only signal that is part of the drop-in: an ungated Google tag must find what stands while the page is being parsed.
 */
export const googleConsentMode = (): Tell => {
  let told: string | undefined;
  return (settings, granted, answered) => {
    const { wait_for_update: wait, region, ads_data_redaction, url_passthrough } = settings;
    const layer = pageQueue((settings.data_layer as string | undefined) ?? 'dataLayer');
    // Google's code takes the arguments object itself for a command; an array says nothing to it.
    function gtag(..._command: unknown[]): void {
      // eslint-disable-next-line prefer-rest-params
      layer.push(arguments);
    }
    const states = (is: Granted): Record<string, unknown> =>
      Object.fromEntries(googleTypes.map((type) => [type, is(type) ? 'granted' : 'denied']));

    const now = JSON.stringify([states(granted), answered]);
    if (!told) {
      // Before any answer only what needs none is granted.
      const first = states(answered ? () => false : granted);
      if (wait) first['wait_for_update'] = wait;
      gtag('consent', 'default', first);
      if (region) gtag('consent', 'default', { ...first, region });
      if (ads_data_redaction !== false) gtag('set', 'ads_data_redaction', true);
      if (url_passthrough) gtag('set', 'url_passthrough', true);
    }
    if (told ? told !== now : answered) {
      gtag('consent', 'update', states(granted));
      layer.push({ event: googleEvent });
    }
    told = now;
  };
};
