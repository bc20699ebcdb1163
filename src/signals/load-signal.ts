import type { SignalName } from '../policy/signal-settings.js';
import type { Signal } from './signal.js';

/** The signals that load only when a site has configured them. */
const loaders: Readonly<Record<Exclude<SignalName, 'google-consent-mode'>, () => Promise<Signal>>> =
  {
    'microsoft-uet': async () => (await import('./microsoft-uet.js')).microsoftUet,
    'microsoft-clarity': async () => (await import('./microsoft-clarity.js')).microsoftClarity,
    'meta-pixel': async () => (await import('./meta-pixel.js')).metaPixel,
    'tiktok-pixel': async () => (await import('./tiktok-pixel.js')).tiktokPixel,
    matomo: async () => (await import('./matomo.js')).matomo,
    'piwik-pro': async () => (await import('./piwik-pro.js')).piwikPro,
    'adobe-web-sdk': async () => (await import('./adobe-web-sdk.js')).adobeWebSdk,
    'shopify-customer-privacy': async () =>
      (await import('./shopify-customer-privacy.js')).shopifyCustomerPrivacy,
    'wordpress-consent': async () => (await import('./wordpress-consent.js')).wordpressConsent,
    'data-layer': async () => (await import('./data-layer.js')).dataLayer,
  };

/** Loads the signal of this name. Rejects when there is none, or when it cannot be loaded. */
export const loadSignal = async (name: string): Promise<Signal> => {
  const load = Object.entries(loaders).find(([known]) => known === name)?.[1];
  if (!load) throw new Error('there is no signal of this name');
  return load();
};
