import { assert } from '@open-wc/testing';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

const use = 'vendor/advertising';
const signals = {
  'google-consent-mode': { ad_storage: use },
  'microsoft-uet': { ad_storage: use },
  'microsoft-clarity': { ad_Storage: use },
  'meta-pixel': { consent: use },
  'tiktok-pixel': { consent: use },
  matomo: { consent: use },
  'wordpress-consent': { marketing: use },
};

/** Tags that nobody holds, right after Accord in the head: each notes what it found, or sends what it may. */
const tags = `<script>
  const last = (queue) => queue?.at(-1);
  notes.push(
    ['google', dataLayer.findLast((each) => each[0] === 'consent')?.[2].ad_storage],
    ['uet', last(window.uetq)?.ad_storage],
    ['clarity', last(window.clarity?.q)?.[1].ad_Storage],
    ['tiktok', last(window.ttq)?.[0]],
    ['matomo', window['_paq']?.join(' ')],
    ['wordpress', window.wp_consent_type],
  );
  if (!window.fbq) {
    const pixel = (window.fbq = (...call) => pixel.queue.push(call));
    pixel.queue = [];
  }
  fbq('init', '1');
  notes.push(['meta', fbq.queue[0].join()]);
  window.wp_set_consent = () => undefined;
</script>`;

const open = (from: string, attributes = ''): Promise<Page> =>
  openPage({ signals, from, attributes, head: tags });

describe('tags that are not held', () => {
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    await forget();
  });

  it('find everything denied that the one-file build tells, in the next script of the page', async () => {
    const page = await open('/dist/accord.all.js');
    assert.deepEqual(page.notes, [
      ['google', 'denied'],
      ['uet', 'denied'],
      ['clarity', 'denied'],
      ['tiktok', 'holdConsent'],
      ['matomo', 'requireConsent requireCookieConsent'],
      ['wordpress', 'optin'],
      ['meta', 'consent,revoke'],
    ]);
    assert.deepEqual(page.errors, []);
  });

  it('find there what stands, when the visitor comes back', async () => {
    await press(await open('/dist/accord.all.js'), 'accept');
    const next = await open('/dist/accord.all.js');
    assert.deepEqual(next.notes, [
      ['google', 'granted'],
      ['uet', 'granted'],
      ['clarity', 'granted'],
      ['tiktok', 'grantConsent'],
      ['matomo', 'requireConsent setConsentGiven,false requireCookieConsent'],
      ['wordpress', 'optin'],
      ['meta', 'consent,grant'],
    ]);
  });

  it('find with the small script Google alone told, and what the others know a moment later', async () => {
    const page = await open('/dist/accord.js');
    assert.deepEqual(page.notes[0], ['google', 'denied']);
    await until(() => Reflect.get(page, '_paq'));
  });
});
