import { oneAtATime } from './one-at-a-time.js';
import type { Signal } from './signal.js';
import { whenLoaded } from './when-loaded.js';

declare global {
  interface Window {
    wp_consent_type?: string;
    wp_set_consent?(category: string, value: 'allow' | 'deny'): void;
    wp_has_consent?(category: string): boolean;
  }
}

const categories = ['functional', 'preferences', 'statistics-anonymous', 'statistics', 'marketing'];

/** WP Consent API: https://wordpress.org/plugins/wp-consent-api/ */
export const wordpressConsent: Signal = (report, stopped) => {
  // First of all: as long as no type is set, it takes every consent for given.
  window.wp_consent_type = 'optin';
  document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
  return oneAtATime(
    () =>
      whenLoaded(
        () => window.wp_set_consent,
        'signals.wordpress-consent: the page has no wp_set_consent',
        report,
        stopped,
      ),
    (set, _settings, granted, answered) => {
      for (const category of categories) {
        if (granted(category)) set(category, 'allow');
        // Its cookies outlive an answer that has ended here.
        else if (answered || window.wp_has_consent?.(category)) set(category, 'deny');
      }
    },
    stopped,
  );
};
