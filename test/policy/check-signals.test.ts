import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPolicy } from '../../src/policy/check-policy.js';
import { rivage } from './policies.js';

const problemsOf = (signals: unknown): string[] =>
  checkPolicy({ ...rivage, signals }).map(({ path, message }) => `${path}: ${message}`);

describe('the settings of signals', () => {
  it('may map a vendor’s types to scopes and expressions, beside the vendor’s own options', () => {
    assert.deepEqual(
      problemsOf({
        'google-consent-mode': {
          analytics_storage: 'google/measurement matomo',
          ad_storage: 'advertising|third-party',
          wait_for_update: 500,
          region: ['ES', 'US-CA'],
          ads_data_redaction: false,
          url_passthrough: true,
          data_layer: 'layer2',
        },
        'microsoft-uet': { ad_storage: 'google/advertising' },
        'microsoft-clarity': { ad_Storage: 'google', analytics_Storage: 'google' },
        'meta-pixel': { consent: 'google' },
        'tiktok-pixel': { consent: 'google' },
        matomo: { consent: 'basket', cookie_consent: 'matomo' },
        'piwik-pro': { analytics: 'mixpanel', data_layer: 'dataLayer' },
        'adobe-web-sdk': { collect: 'mixpanel', version: '1.0', instance: 'alloy2' },
        'shopify-customer-privacy': { sale_of_data: 'third-party' },
        'wordpress-consent': { 'statistics-anonymous': 'matomo' },
        'data-layer': { anything: 'measurement', event: 'changed' },
      }),
      [],
    );
    const few = { wait_for_update: 0, data_layer: '$layer' };
    assert.deepEqual(problemsOf({ 'google-consent-mode': few, 'data-layer': {} }), []);
  });

  const cases: [signals: unknown, problem: RegExp][] = [
    [[], /^signals: \[\] is not an object$/],
    [{ matomo: 'matomo' }, /^signals\.matomo: "matomo" is not an object$/],
    [{ gcm: {} }, /^signals\.gcm: is not known here; known are google-consent-mode, /],
    [{ toString: {} }, /^signals\.toString: is not known here/],
    [
      { 'google-consent-mode': { analytics_storage: 'google/measurment' } },
      /^signals\.google-consent-mode\.analytics_storage: "google\/measurment" is not a scope of this policy/,
    ],
    [
      { 'microsoft-clarity': { ad_storage: 'google' } },
      /^signals\.microsoft-clarity\.ad_storage: is not known here; known are ad_Storage, analytics_Storage$/,
    ],
    [{ matomo: { consent: true } }, /^signals\.matomo\.consent: true is not a scope expression/],
    [{ matomo: { consent: ' ' } }, /^signals\.matomo\.consent: " " is not a scope expression/],
    [{ matomo: { consent: '|' } }, /^signals\.matomo\.consent: "\|" is not a scope expression/],
    [{ matomo: { consent: 'matomo | nobody' } }, /"nobody" is not a scope/],
    [
      { 'google-consent-mode': { wait_for_update: '500' } },
      /wait_for_update: "500" is not a number of milliseconds/,
    ],
    [
      { 'google-consent-mode': { region: ['Spain'] } },
      /region: \["Spain"\] is not a list of ISO 3166-2 codes/,
    ],
    [
      { 'data-layer': { data_layer: 'a b' } },
      /data_layer: "a b" is not the name of a global variable/,
    ],
    [
      { 'google-consent-mode': {}, 'data-layer': { ads: 'google' } },
      /^signals\.data-layer\.event: "accord_consent" is what google-consent-mode pushes there too/,
    ],
    [{ 'data-layer': { data_layer: '1st' } }, /"1st" is not the name of a global variable/],
    [{ 'data-layer': { event: ' ' } }, /event: " " is not the name of an event/],
    [{ 'google-consent-mode': { wait_for_update: -1 } }, /-1 is not a number of milliseconds/],
    [{ 'google-consent-mode': { region: [] } }, /region: \[\] is not a list/],
    [{ 'google-consent-mode': { region: ['US-CALI'] } }, /is not a list of ISO 3166-2 codes/],
    [
      { 'google-consent-mode': { constructor: 'google' } },
      /^signals\.google-consent-mode\.constructor: is not known here/,
    ],
    [
      { 'google-consent-mode': { data_layer: 'dataLayer' }, 'data-layer': { ads: 'google' } },
      /tags would fire twice/,
    ],
    [{ 'adobe-web-sdk': { version: '3.0' } }, /version: "3.0" is not "1.0" or "2.0"/],
  ];
  for (const [signals, problem] of cases) {
    it(`are refused: ${JSON.stringify(signals)}`, () => {
      const problems = problemsOf(signals);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    });
  }
});
