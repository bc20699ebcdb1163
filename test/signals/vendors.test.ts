import { assert } from '@open-wc/testing';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

type Doubles = Record<string, (() => unknown) | undefined>;
/** What a double returned to the page, under this name. */
const doubled = (page: Page): unknown => Reflect.get(page, 'double');

const doubles = '<script src="/test/signals/doubles/vendors.js"></script>';
const start = (name: string): string => `<script>window.double = doubles.${name}();</script>`;

declare global {
  interface Window {
    doubles?: Doubles;
  }
}

/** A tag that is live from the start, or held until advertising is granted. */
const scriptOf = (code: string, held: boolean): string =>
  `<script ${held ? 'type="text/plain" data-consent="vendor/advertising"' : ''}>${code}</script>`;

describe('signals of vendors', () => {
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    await forget();
  });

  describe('the Microsoft UET signal', () => {
    const signals = { 'microsoft-uet': { ad_storage: 'vendor/advertising' } };
    const open = () => openPage({ signals, before: doubles });

    it('sets a default, updates on every decision, before and after the script has come', async () => {
      const page = await open();
      await until(() => page.uetq);
      assert.deepEqual(page.uetq, ['consent', 'default', { ad_storage: 'denied' }]);
      const state = page.doubles?.['uet']?.();
      assert.deepEqual(state, { ad_storage: 'denied' });
      await press(page, 'accept');
      assert.deepEqual(state, { ad_storage: 'granted' });
      await press(page, 'refuse');
      assert.deepEqual(state, { ad_storage: 'denied' });
    });

    it('takes back what another policy does not grant any more', async () => {
      const page = await openPage({ signals: { 'microsoft-uet': { ad_storage: 'basket' } } });
      await until(() => page.uetq?.length);
      assert.deepEqual(page.uetq, ['consent', 'default', { ad_storage: 'granted' }]);
      const { accord } = page;
      assert.isOk(accord);
      const services = accord.policy.services.map((each) => ({
        ...each,
        category: 'third-party' as const,
      }));
      const before = accord.policy;
      accord.setPolicy({ ...accord.policy, services });
      await until(() => page.uetq?.length === 6);
      assert.deepEqual(page.uetq?.slice(3), ['consent', 'update', { ad_storage: 'denied' }]);
      accord.setPolicy(before);
      await until(() => page.uetq?.length === 9);
      assert.deepEqual(page.uetq?.slice(6), ['consent', 'update', { ad_storage: 'granted' }]);
    });

    it('says a refusal too, though the default is one', async () => {
      const page = await open();
      await press(page, 'refuse');
      await until(() => page.uetq?.length === 6);
      assert.deepEqual(page.uetq?.slice(3), ['consent', 'update', { ad_storage: 'denied' }]);
    });

    it('restores a decision behind the default', async () => {
      await press(await open(), 'accept');
      const page = await open();
      await until(() => page.uetq?.length === 6);
      assert.deepEqual(page.uetq, [
        'consent',
        'default',
        { ad_storage: 'denied' },
        'consent',
        'update',
        { ad_storage: 'granted' },
      ]);
    });
  });

  describe('the Meta Pixel signal', () => {
    const signals = { 'meta-pixel': { consent: 'vendor/advertising' } };
    /** Does what the pixel's base code does: nothing at all when it finds its global. */
    const base = `(() => {
    if (window.fbq) return;
    const pixel = (window.fbq = function () {
      pixel.callMethod ? pixel.callMethod.apply(pixel, arguments) : pixel.queue.push(arguments);
    });
    pixel.queue = [];
    notes.push(['base code']);
  })();
  fbq('init', '1');
  fbq('track', 'PageView');`;

    it('revokes before init in a base code that comes later, and grants after the decision', async () => {
      const page = await openPage({ signals, before: doubles });
      await until(() => Object.getOwnPropertyDescriptor(page, 'fbq'));
      assert.isUndefined(Reflect.get(page, 'fbq'));
      const script = page.document.createElement('script');
      script.textContent = `${base} window.double = doubles.meta();`;
      page.document.head.append(script);
      assert.deepEqual(page.notes, [['base code'], ['meta', 'revoke', false]]);
      assert.deepEqual(doubled(page), []);
      await press(page, 'accept');
      assert.deepEqual(doubled(page), ['PageView']);
      await press(page, 'refuse');
      assert.deepEqual(page.notes.at(-1), ['meta', 'revoke', true]);
    });

    const snippets = {
      'looks at its function before it has a queue': `
        window.fbq = function () {
          window.fbq.callMethod ? window.fbq.callMethod(...arguments) : window.fbq.queue.push(arguments);
        };
        window.fbq.push = window.fbq;
        window._fbq = window.fbq;
        window.fbq.queue = [];`,
      'drops commands until it has a queue': `
        window.fbq = (...command) => (window.fbq.callMethod ?? window.fbq.queue?.push.bind(window.fbq.queue))?.(
          ...(window.fbq.callMethod ? command : [command]),
        );
        window._fbq = window.fbq;
        window.fbq.queue ??= [];`,
    };
    for (const [what, snippet] of Object.entries(snippets))
      it(`revokes before init in a snippet that ${what}`, async () => {
        const page = await openPage({ signals, before: doubles });
        await until(() => Object.getOwnPropertyDescriptor(page, 'fbq'));
        const script = page.document.createElement('script');
        script.textContent = `${snippet} fbq('init', '1'); fbq('track', 'PageView'); window.double = doubles.meta();`;
        page.document.head.append(script);
        assert.deepEqual(page.notes, [['meta', 'revoke', false]]);
        assert.deepEqual(doubled(page), []);
        await press(page, 'accept');
        assert.deepEqual(doubled(page), ['PageView']);
        assert.deepEqual(page.notes, [
          ['meta', 'revoke', false],
          ['meta', 'grant', true],
        ]);
      });

    it('tells nothing to a pixel that comes when Accord was stopped', async () => {
      const page = await openPage({ signals, before: doubles });
      await until(() => Object.getOwnPropertyDescriptor(page, 'fbq'));
      page.accord?.stop();
      const script = page.document.createElement('script');
      script.textContent = `${base} window.double = doubles.meta();`;
      page.document.head.append(script);
      assert.deepEqual(page.notes, [['base code']]);
    });

    it('tells a pixel that is there already', async () => {
      const page = await openPage({
        signals,
        before: doubles + scriptOf(`${base} window.double = doubles.meta();`, false),
      });
      await until(() => page.notes.length === 2);
      assert.deepEqual(page.notes[1], ['meta', 'revoke', true]);
    });

    it('has granted before init in a held pixel', async () => {
      const page = await openPage({
        signals,
        before: doubles,
        body: scriptOf(`${base} window.double = doubles.meta();`, true),
      });
      await press(page, 'accept');
      await until(() => doubled(page));
      assert.deepEqual(page.notes, [['base code'], ['meta', 'grant', false]]);
      assert.deepEqual(doubled(page), ['PageView']);
      assert.deepEqual(page.errors, []);
    });
  });

  describe('the TikTok Pixel signal', () => {
    const signals = { 'tiktok-pixel': { consent: 'vendor/advertising' } };
    type Pixel = { sent: string[]; state(): string };
    const base = `window.ttq = window.ttq || []; ttq.page = function () { ttq.push(['page']); }; ttq.page();`;

    it('holds until the decision, then grants, then revokes', async () => {
      const page = await openPage({ signals, before: doubles });
      await until(() => Reflect.get(page, 'ttq'));
      const script = page.document.createElement('script');
      script.textContent = `${base} window.double = doubles.tiktok();`;
      page.document.head.append(script);
      const pixel = doubled(page) as Pixel;
      assert.equal(pixel.state(), 'held');
      assert.deepEqual(pixel.sent, []);
      await press(page, 'accept');
      assert.deepEqual(pixel.sent, ['page']);
      await press(page, 'refuse');
      assert.equal(pixel.state(), 'revoked');
    });
  });

  describe('the Matomo signal', () => {
    const signals = { matomo: { consent: 'vendor/measurement', cookie_consent: 'vendor' } };
    type Matomo = { sent: object[]; state: Record<string, boolean> };
    const base = `var _paq = (window._paq = window._paq || []); _paq.push(['trackPageView']);`;

    it('requires both kinds of consent and gives each when it is granted', async () => {
      const page = await openPage({ signals, before: doubles });
      await until(() => Reflect.get(page, '_paq'));
      const script = page.document.createElement('script');
      script.textContent = `${base} window.double = doubles.matomo();`;
      page.document.head.append(script);
      const { sent, state } = doubled(page) as Matomo;
      assert.deepEqual(sent, []);
      await press(page, 'measure');
      assert.deepEqual(sent, [{ cookies: false }]);
      assert.isFalse(state['cookies']);
      await press(page, 'accept');
      assert.isTrue(state['cookies']);
      await press(page, 'refuse');
      assert.deepEqual(state, {
        required: true,
        given: false,
        cookiesRequired: true,
        cookies: false,
      });
    });

    it('measures without cookies and consent where the site maps it to what is necessary', async () => {
      const page = await openPage({
        signals: { matomo: { consent: 'basket', cookie_consent: 'vendor/measurement' } },
        before: doubles,
      });
      await until(() => Reflect.get(page, '_paq'));
      const script = page.document.createElement('script');
      script.textContent = `${base} window.double = doubles.matomo();`;
      page.document.head.append(script);
      const { sent, state } = doubled(page) as Matomo;
      assert.deepEqual(sent, [{ cookies: false }]);
      assert.isFalse(state['cookies']);
    });

    it('gives what was granted last, to each kind of consent its own, when the script comes late', async () => {
      for (const [last, cookies] of [
        ['accept', true],
        ['measure', false],
      ] as const) {
        const page = await openPage({ signals, before: doubles });
        await until(() => Reflect.get(page, '_paq'));
        await press(page, last === 'accept' ? 'measure' : 'accept');
        await press(page, last);
        const script = page.document.createElement('script');
        script.textContent = `${base} window.double = doubles.matomo();`;
        page.document.head.append(script);
        assert.deepEqual((doubled(page) as Matomo).sent, [{ cookies }]);
        closePages();
        await forget();
      }
    });

    it('allows nothing that was withdrawn before the script came', async () => {
      const page = await openPage({ signals, before: doubles, body: `<script>${base}</script>` });
      await until(() => (Reflect.get(page, '_paq') as unknown[]).length > 1);
      await press(page, 'accept');
      await press(page, 'refuse');
      const script = page.document.createElement('script');
      script.textContent = `window.double = doubles.matomo();`;
      page.document.head.append(script);
      const { sent, state } = doubled(page) as Matomo;
      assert.deepEqual(sent, []);
      assert.isFalse(state['given']);
      assert.isFalse(state['cookies']);
    });

    it('takes back what Matomo remembers from before and nobody grants', async () => {
      document.cookie = 'mtm_consent=1; Path=/';
      document.cookie = 'mtm_cookie_consent=1; Path=/';
      const page = await openPage({ signals, before: doubles });
      await until(() => Reflect.get(page, '_paq'));
      const script = page.document.createElement('script');
      script.textContent = `${base} window.double = doubles.matomo();`;
      page.document.head.append(script);
      const { sent, state } = doubled(page) as Matomo;
      assert.deepEqual(sent, []);
      assert.isFalse(state['cookies']);
      await until(() => !document.cookie.includes('mtm_'));
    });

    it('gives consent again on every page, and stores nothing of its own', async () => {
      await press(await openPage({ signals, before: doubles }), 'accept');
      const next = await openPage({
        signals,
        before: doubles,
        body: `<script type="text/plain" data-consent="vendor/measurement">${base} window.double = doubles.matomo();</script>`,
      });
      await until(() => doubled(next));
      assert.deepEqual((doubled(next) as Matomo).sent, [{ cookies: true }]);
    });
  });

  describe('the Piwik PRO signal', () => {
    const signals = {
      'piwik-pro': { analytics: 'vendor/measurement', remarketing: 'vendor/advertising' },
    };
    type Container = {
      told: Record<string, { status: number }>[];
      read(): Record<string, { status: number }>;
    };
    it('tells differences only, because each call counts a page view', async () => {
      const page = await openPage({ signals, before: doubles, body: start('piwikPro') });
      const container = doubled(page) as Container;
      await press(page, 'measure');
      await until(() => container.told.length);
      assert.deepEqual(container.told, [{ analytics: { status: 1 }, remarketing: { status: 0 } }]);
      // Else this page, as another tab, may tell the container first.
      closePages();
      const next = await openPage({ signals, before: doubles, body: start('piwikPro') });
      await press(next, 'refuse');
      const again = doubled(next) as Container;
      await until(() => again.told.length);
      assert.deepEqual(again.told, [{ analytics: { status: 0 } }]);
    });

    it('takes back what the container remembers and nobody grants any more', async () => {
      localStorage.setItem('ppms_double', '{"user_feedback":{"status":1}}');
      const page = await openPage({ signals, before: doubles, body: start('piwikPro') });
      const container = doubled(page) as Container;
      await until(() => container.told.length);
      assert.deepEqual(container.told, [{ user_feedback: { status: 0 } }]);
    });

    it('waits in the data layer for a container that comes later', async () => {
      const page = await openPage({ signals, before: doubles });
      await until(() => page.dataLayer?.length);
      await press(page, 'accept');
      await until(() => page.dataLayer?.length === 2);
      const container = page.doubles?.['piwikPro']?.() as Container;
      assert.deepEqual(container.read(), { analytics: { status: 1 }, remarketing: { status: 1 } });
    });
  });

  it('Piwik PRO is told nothing when its container comes after Accord was stopped', async () => {
    const signals = { 'piwik-pro': { analytics: 'vendor/measurement' } };
    const page = await openPage({ signals, before: doubles });
    await until(() => page.dataLayer?.length);
    await press(page, 'accept');
    await until(() => page.dataLayer?.length === 2);
    page.accord?.stop();
    const container = page.doubles?.['piwikPro']?.() as { told: object[] } | undefined;
    assert.deepEqual(container?.told, []);
  });

  it('Piwik PRO hears of no grant that was withdrawn before its container came', async () => {
    const signals = { 'piwik-pro': { analytics: 'vendor/measurement' } };
    const page = await openPage({ signals, before: doubles });
    await until(() => page.dataLayer?.length);
    await press(page, 'accept');
    await press(page, 'refuse');
    await until(() => page.dataLayer?.length === 3);
    const container = page.doubles?.['piwikPro']?.() as { told: object[] } | undefined;
    assert.deepEqual(container?.told, [{ analytics: { status: 0 } }]);
  });

  describe('the Adobe Web SDK signal', () => {
    const signals = { 'adobe-web-sdk': { collect: 'vendor/measurement' } };
    /** Does what the SDK's base code does, and configures it. */
    const base = `(() => {
    if (window.alloy) return;
    window.alloy = (...args) => new Promise((...ends) => setTimeout(() => alloy.q.push([...ends, args])));
    alloy.q = [];
  })();`;
    const use = `alloy('configure', { defaultConsent: 'pending' }).catch(console.error);
    alloy('sendEvent', { type: 'view' });`;
    const arrive = 'window.double = doubles.alloy();';

    it('says nothing before a decision, then in, then out', async () => {
      const page = await openPage({
        signals,
        before: doubles + scriptOf(base + use + arrive, false),
      });
      assert.deepEqual(doubled(page), []);
      await press(page, 'accept');
      await until(() => page.notes.length === 1);
      assert.deepEqual(doubled(page), ['view']);
      const [[name, standard, version, value]] = page.notes as [[string, string, string, object]];
      assert.deepEqual([name, standard, version], ['alloy', 'Adobe', '2.0']);
      assert.nestedPropertyVal(value, 'collect.val', 'y');
      assert.match(Reflect.get(Reflect.get(value, 'metadata'), 'time'), /^\d{4}-.*Z$/);
      await press(page, 'refuse');
      await until(() => page.notes.length === 2);
      assert.nestedPropertyVal(page.notes[1], '3.collect.val', 'n');
    });

    it('says nothing when an answer changes nothing for it', async () => {
      const page = await openPage({
        signals: { 'adobe-web-sdk': { collect: 'vendor' } },
        before: doubles + scriptOf(base + use + arrive, false),
      });
      await press(page, 'refuse');
      await until(() => page.notes.length);
      await press(page, 'measure');
      await press(page, 'accept');
      await until(() => page.notes.length > 1);
      assert.lengthOf(page.notes, 2);
      assert.nestedPropertyVal(page.notes[1], '3.collect.val', 'y');
    });

    it('reaches an SDK that comes with the release, and is configured by a script after', async () => {
      const page = await openPage({
        signals,
        before: doubles,
        body:
          `<script type="text/plain" data-consent="vendor/measurement">${base}</script>` +
          `<script type="text/plain" data-consent="vendor/measurement">${use}</script>` +
          `<script type="text/plain" data-consent="vendor/measurement">${arrive}</script>`,
      });
      await press(page, 'accept');
      await until(() => page.notes.length);
      assert.deepEqual(doubled(page), ['view']);
      assert.deepEqual(page.errors, []);
    });

    it('says nothing that the SDK remembers: it would ask its server once more', async () => {
      const before = doubles + scriptOf(base + use + arrive, false);
      const page = await openPage({ signals, before });
      await press(page, 'accept');
      await until(() => page.notes.length);
      closePages();
      const next = await openPage({ signals, before });
      await press(next, 'refuse');
      await until(() => next.notes.length);
      assert.deepEqual(doubled(next), ['view']);
      assert.lengthOf(next.notes, 1);
      assert.nestedPropertyVal(next.notes[0], '3.collect.val', 'n');
    });

    /** What waits for the SDK. */
    const told = (page: Page): unknown[] =>
      Reflect.get(Object(Reflect.get(page, 'alloy')) as object, 'q') as unknown[];

    it('takes back a grant of which the SDK has not heard yet', async () => {
      document.cookie = 'kndctr_ORG_consent=general%3Dout; Path=/';
      document.cookie = 'kndctr_ORG_identity=someone; Path=/';
      const page = await openPage({ signals, before: doubles + scriptOf(base + use, false) });
      await press(page, 'accept');
      await until(() => told(page).length === 3);
      await press(page, 'refuse');
      await until(() => told(page).length === 4);
      page.doubles?.['alloy']?.();
      await until(() => page.notes.length === 2);
      assert.nestedPropertyVal(page.notes[1], '3.collect.val', 'n');
    });

    it('says again what the SDK has forgotten, because its cookie speaks of nobody', async () => {
      const before = doubles + scriptOf(base + use + arrive, false);
      const page = await openPage({ signals, before });
      await press(page, 'accept');
      await until(() => page.notes.length);
      closePages();
      document.cookie = 'kndctr_ORG_identity=; Path=/; Max-Age=0';
      const next = await openPage({ signals, before });
      await until(() => next.notes.length);
      assert.nestedPropertyVal(next.notes[0], '3.collect.val', 'y');
      assert.deepEqual(doubled(next), ['view']);
    });

    it('takes back what the SDK remembers and nobody grants any more', async () => {
      document.cookie = 'kndctr_ORG_consent=general%3Din; Path=/';
      document.cookie = 'kndctr_ORG_identity=someone; Path=/';
      const page = await openPage({
        signals: { 'adobe-web-sdk': { ...signals['adobe-web-sdk'], version: '1.0' } },
        before: doubles + scriptOf(base + use + arrive, false),
      });
      await until(() => page.notes.length);
      assert.deepEqual(page.notes, [['alloy', 'Adobe', '1.0', { general: 'out' }]]);
    });
  });

  describe('the Shopify Customer Privacy signal', () => {
    const signals = {
      'shopify-customer-privacy': {
        analytics: 'vendor/measurement',
        marketing: 'vendor/advertising',
        sale_of_data: 'vendor/advertising',
      },
    };
    const tag = `<script type="text/plain" data-consent="vendor/measurement">
    notes.push(Shopify.customerPrivacy.currentVisitorConsent().analytics);
  </script>`;

    it('waits for the feature, sets all four, and holds what is mapped until it is set', async () => {
      const page = await openPage({ signals, before: doubles, body: start('shopify') + tag });
      await press(page, 'accept');
      await until(() => page.notes.length);
      assert.deepEqual(page.notes, ['yes']);
      assert.deepEqual(doubled(page), [
        { analytics: true, marketing: true, preferences: false, sale_of_data: true },
      ]);
    });

    it('asks the server nothing when it knows already', async () => {
      const page = await openPage({ signals, before: doubles + start('shopify') });
      await press(page, 'accept');
      await page.accord?.when('vendor');
      const next = await openPage({ signals, before: doubles + start('shopify'), body: tag });
      await until(() => next.notes.length);
      assert.deepEqual(doubled(next), []);
    });

    it('takes back what it remembers and nobody grants any more', async () => {
      const remembered = { analytics: 'no', marketing: '', preferences: 'yes', sale_of_data: '' };
      localStorage.setItem('shopify_double', JSON.stringify(remembered));
      const page = await openPage({ signals, before: doubles + start('shopify') });
      const told = doubled(page) as object[];
      await until(() => told.length);
      assert.deepEqual(told, [
        { analytics: false, marketing: false, preferences: false, sale_of_data: false },
      ]);
    });

    it('is told the last answer, though its server is still busy with the one before', async () => {
      const all = { analytics: 'no', marketing: 'no', preferences: 'no', sale_of_data: 'no' };
      localStorage.setItem('shopify_double', JSON.stringify(all));
      const page = await openPage({
        signals,
        before: `${doubles}<script>window.double = doubles.shopify((window.waiting = []));</script>`,
      });
      const told = doubled(page) as Record<string, boolean>[];
      const waiting = Reflect.get(page, 'waiting') as (() => void)[];
      await press(page, 'accept');
      await until(() => waiting.length);
      await press(page, 'refuse');
      waiting.shift()?.();
      await until(() => waiting.length);
      waiting.shift()?.();
      assert.deepEqual(
        told.map(({ analytics }) => analytics),
        [true, false],
      );
      assert.isFalse(page.accord?.allows('vendor/measurement'));
      assert.deepEqual(JSON.parse(localStorage.getItem('shopify_double') ?? ''), all);
    });

    it('is told the last answer, though its server fails with the one before', async () => {
      const page = await openPage({
        signals,
        before: `${doubles}<script>window.double = doubles.shopify((window.waiting = []));</script>`,
      });
      const told = doubled(page) as Record<string, boolean>[];
      const waiting = Reflect.get(page, 'waiting') as ((failure?: object) => void)[];
      await press(page, 'accept');
      await until(() => waiting.length);
      await press(page, 'refuse');
      waiting.shift()?.({ error: 'busy' });
      await until(() => waiting.length);
      waiting.shift()?.();
      assert.deepEqual(
        told.map(({ analytics }) => analytics),
        [true, false],
      );
      assert.deepEqual(page.errors, []);
    });

    it('holds where the feature does not load, and says so', async () => {
      const page = await openPage({
        signals,
        before: `<script>
          window.Shopify = { loadFeatures: (_features, done) => done(new Error('blocked')) };
        </script>`,
      });
      await press(page, 'accept');
      await until(() => page.errors.length);
      assert.isFalse(page.accord?.allows('vendor/measurement'));
      assert.isTrue(page.accord?.allows('other'));
    });

    it('holds on a page that has no Shopify, says so, and lets go when it comes after all', async () => {
      const page = await openPage({ signals, before: doubles });
      await until(() => page.errors.length);
      assert.match(
        page.errors.join(),
        /signals\.shopify-customer-privacy: the page has no Shopify\.loadFeatures/,
      );
      await press(page, 'accept');
      assert.isFalse(page.accord?.allows('vendor/measurement'));
      assert.isTrue(page.accord?.allows('other'));
      page.doubles?.['shopify']?.();
      const script = page.document.createElement('script');
      script.src = '/test/signals/doubles/google-tag.js';
      page.document.head.append(script);
      await until(() => page.accord?.allows('vendor/measurement'));
      assert.lengthOf(page.errors, 1);
    });
  });

  describe('the WP Consent API signal', () => {
    const signals = {
      'wordpress-consent': {
        functional: 'basket',
        statistics: 'vendor/measurement',
        marketing: 'vendor/advertising',
      },
    };

    it('sets the type first, so that nothing counts as given, then every category', async () => {
      const page = await openPage({
        signals,
        before: `${doubles}<script>
        document.addEventListener('wp_consent_type_defined', () => notes.push(wp_consent_type));
      </script>`,
        body: start('wordpress'),
      });
      await until(() => page.notes.length);
      assert.equal(page.notes[0], 'optin');
      assert.isFalse(page.wp_has_consent?.('marketing'));
      await press(page, 'measure');
      await until(() => page.wp_has_consent?.('statistics'));
      assert.isFalse(page.wp_has_consent?.('marketing'));
      assert.isTrue(page.wp_has_consent?.('functional'));
      await until(() => document.cookie.includes('wp_consent_marketing=deny'));
      assert.notInclude(document.cookie, 'wp_consent_marketing=allow');
    });

    it('takes back what its cookies remember and nobody grants any more', async () => {
      document.cookie = 'wp_consent_marketing=allow; Path=/';
      const page = await openPage({ signals, before: doubles, body: start('wordpress') });
      await until(() => document.cookie.includes('wp_consent_marketing=deny'));
      assert.isFalse(page.wp_has_consent?.('marketing'));
      assert.notInclude(document.cookie, 'wp_consent_statistics');
    });

    it('is told nothing that has waited for it once Accord was stopped', async () => {
      const page = await openPage({ signals, before: doubles });
      await until(() => page.wp_consent_type);
      await press(page, 'accept');
      page.accord?.stop();
      page.doubles?.['wordpress']?.();
      const script = page.document.createElement('script');
      script.src = '/test/signals/doubles/google-tag.js';
      const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
      page.document.head.append(script);
      await loaded;
      // Whoever waits for a script to load acts before the page's next turn.
      await new Promise((resolve) => setTimeout(resolve));
      assert.deepEqual(page.notes, []);
      assert.notInclude(document.cookie, 'wp_consent');
    });
  });

  it('a signal without settings does not keep anything else from starting', async () => {
    // From a template, perhaps, in which a value was left empty.
    const signals = Object(JSON.parse('{ "meta-pixel": null }')) as object;
    const page = await openPage({ signals });
    assert.isOk(page.accord);
    await until(() => page.errors.length);
    assert.match(page.errors.join(), /signals\.meta-pixel: null is not an object/);
  });

  describe('the data layer signal', () => {
    it('pushes an event with the names of the site, for each decision and on the next page', async () => {
      const signals = {
        'data-layer': {
          data_layer: '_mtm',
          event: 'consent_changed',
          numbers: 'vendor/measurement',
          ads: 'vendor/advertising other',
        },
      };
      const page = await openPage({ signals });
      await press(page, 'measure');
      const expected = [
        { event: 'consent_changed', consent: { numbers: 'granted', ads: 'denied' } },
      ];
      await until(() => Reflect.get(page, '_mtm'));
      assert.deepEqual(Reflect.get(page, '_mtm'), expected);
      const next = await openPage({ signals });
      await until(() => Reflect.get(next, '_mtm'));
      assert.deepEqual(Reflect.get(next, '_mtm'), expected);
    });

    it('says that an answer has ended', async () => {
      const page = await openPage({
        signals: { 'data-layer': { ads: 'vendor/advertising' } },
        before: `<script>
          const now = Date.now;
          Date.now = () => now() + (window.ahead ?? 0);
        </script>`,
      });
      await press(page, 'accept');
      await until(() => page.dataLayer?.length);
      Object.assign(page, { ahead: 200 * 86_400_000 });
      page.document.dispatchEvent(new Event('visibilitychange'));
      await until(() => page.dataLayer?.length === 2);
      assert.deepEqual(page.dataLayer?.[1], {
        event: 'accord_consent',
        consent: { ads: 'denied' },
      });
    });

    it('says what is necessary without an answer, and follows another policy', async () => {
      const page = await openPage({ signals: { 'data-layer': { shop: 'basket' } } });
      await until(() => page.dataLayer?.length);
      const { accord } = page;
      assert.isOk(accord);
      const signals = { 'data-layer': { event: 'renamed', shop: 'basket', again: 'basket' } };
      accord.setPolicy({ ...accord.policy, signals });
      await until(() => page.dataLayer?.length === 2);
      assert.deepEqual(page.dataLayer, [
        { event: 'accord_consent', consent: { shop: 'granted' } },
        { event: 'renamed', consent: { shop: 'granted', again: 'granted' } },
      ]);
    });

    it('takes no option for a scope that has its name', async () => {
      const signals = { 'data-layer': { event: 'other', numbers: 'vendor/measurement' } };
      const page = await openPage({ signals });
      await press(page, 'other');
      await page.accord?.when('other');
      await press(page, 'measure');
      await until(() => page.dataLayer?.length);
      assert.deepEqual(page.dataLayer, [{ event: 'other', consent: { numbers: 'granted' } }]);
    });
  });
});
