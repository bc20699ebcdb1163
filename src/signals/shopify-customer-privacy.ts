import { oneAtATime } from './one-at-a-time.js';
import type { Signal } from './signal.js';
import { whenLoaded } from './when-loaded.js';

type Failure = { readonly error?: unknown } | undefined;

interface Shopify {
  loadFeatures?(
    features: readonly { readonly name: string; readonly version: string }[],
    loaded: (error?: unknown) => void,
  ): void;
  customerPrivacy?: {
    currentVisitorConsent(): Readonly<Record<string, string>>;
    setTrackingConsent(
      consent: Readonly<Record<string, boolean>>,
      done: (failure?: Failure) => void,
    ): void;
  };
}

declare global {
  interface Window {
    Shopify?: Shopify;
  }
}

const types = ['analytics', 'marketing', 'preferences', 'sale_of_data'];

const loadPrivacy = async (
  report: (error: unknown) => void,
  stopped: AbortSignal,
): Promise<NonNullable<Shopify['customerPrivacy']>> => {
  const loadFeatures = await whenLoaded(
    () => window.Shopify?.loadFeatures?.bind(window.Shopify),
    'signals.shopify-customer-privacy: the page has no Shopify.loadFeatures',
    report,
    stopped,
  );
  await new Promise<void>((resolve, reject) => {
    loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
      if (error) reject(new Error('the Customer Privacy API did not load', { cause: error }));
      else resolve();
    });
  });
  const privacy = window.Shopify?.customerPrivacy;
  if (!privacy) throw new Error('the page has no Shopify.customerPrivacy');
  return privacy;
};

/**
 * Shopify Customer Privacy: https://shopify.dev/docs/api/customer-privacy
 *
 * It remembers consent by itself and asks its server whenever it is told, so it is told differences only; and it knows what it
 * was told only once its server has answered.
 */
export const shopifyCustomerPrivacy: Signal = (report, stopped) =>
  oneAtATime(
    () => loadPrivacy(report, stopped),
    async (privacy, _settings, granted, answered) => {
      const wanted = Object.fromEntries(types.map((type) => [type, granted(type)]));
      const known = privacy.currentVisitorConsent();
      const differs = types.some((type) =>
        answered
          ? known[type] !== (wanted[type] ? 'yes' : 'no')
          : known[type] === 'yes' && !wanted[type],
      );
      if (!differs) return;
      await new Promise<void>((resolve, reject) => {
        privacy.setTrackingConsent(wanted, (failure) => {
          if (failure?.error)
            reject(new Error('setTrackingConsent failed', { cause: failure.error }));
          else resolve();
        });
      });
    },
    stopped,
  );
