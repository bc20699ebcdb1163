import { assert } from '@open-wc/testing';
import type { Policy } from '../src/index.js';
import { newVisitors, Site } from './site.js';
import { click, until } from './visitor.js';

const policy: Policy = {
  site: {
    name: 'Rivage',
    policyUrl: '/privacy',
    contact: 'a@rivage.example',
    promises: ['We sell nothing.'],
  },
  services: [
    { id: 'basket', name: 'Basket', category: 'necessary', purposes: ['preferences'] },
    {
      id: 'tracker',
      name: 'Tracker',
      category: 'third-party',
      purposes: ['measurement', 'advertising'],
      provider: {
        name: 'Tracker Ltd',
        country: 'US',
        policyUrl: 'https://tracker.example/privacy',
      },
      description: 'Counts visits.',
      data: ['Pages seen'],
      retention: 'P13M',
      items: [{ name: 'trk', kind: 'cookie', lasts: 'P1M' }],
    },
    { id: 'video', name: 'Video', category: 'partner', purposes: ['media'] },
    { id: 'maps', name: 'Maps', category: 'partner', purposes: ['media'] },
  ],
};

/** What the README says a page has to allow, in its two forms; and Trusted Types enforced. */
const policies: Record<string, string> = {
  'by address': `default-src 'none'; script-src 'self' 'nonce-n'; connect-src 'self'`,
  'by nonce alone': `default-src 'none'; script-src 'nonce-n' 'strict-dynamic'; connect-src 'self'`,
};
const trustedTypes = `require-trusted-types-for 'script'; trusted-types accord lit-html`;
/** For what the page itself holds. */
const held = `frame-src 'self'; img-src 'self'; style-src 'self'`;

const page = (folder: string): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Strict</title>
  <script nonce="n">
    window.wrong = [];
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) =>
      violations.push([event.violatedDirective, event.blockedURI, event.sample, event.sourceFile].join(' ')));
    console.error = (...said) => wrong.push(said.map(String).join(' '));
    addEventListener('error', (event) => wrong.push(event.message));
    addEventListener('unhandledrejection', (event) => wrong.push('unhandled: ' + event.reason));
  </script>
  <script nonce="n" src="{site}/accord/${folder}" data-policy="{site}/policy.json" data-server="/nowhere"></script>
  <main>
    <p><button id="ask">Show the map</button> <a href="#privacy" data-consent-open>Privacy choices</a> <input id="field"></p>
    <script nonce="n">document.querySelector('#ask').addEventListener('click', () => accord.request('maps'))</script>
    <script type="text/plain" data-consent="tracker" nonce="n">(window.ran ||= []).push('inline')</script>
    <script type="text/plain" data-consent="tracker" nonce="n" data-src="{site}/optional/classic.js"></script>
    <script type="text/plain" data-consent="tracker" nonce="n" data-type="module" src="{site}/optional/module.js"></script>
    <iframe data-consent="video" data-src="{site}/optional/video.html" title="A film" data-placeholder></iframe>
    <template data-consent="maps"><img src="{site}/optional/map.gif" alt="" /></template>
    <accord-declaration></accord-declaration>
    <accord-widget></accord-widget>
  </main>`;

describe('under a strict Content Security Policy, with Trusted Types enforced,', () => {
  newVisitors();

  const violations = (site: Site): unknown => Reflect.get(site.window, 'violations');
  const shown = (site: Site, selector: string): HTMLElement | undefined =>
    site.all(selector).find((each) => each.checkVisibility());
  const panel = (site: Site, element: string): Element | null | undefined =>
    site.all(element)[0]?.shadowRoot?.querySelector('.panel');
  const press = async (site: Site, selector: string): Promise<void> => {
    await until(() => shown(site, selector));
    const found = shown(site, selector);
    assert.isOk(found);
    await click(found);
  };
  const openAll = async (site: Site): Promise<void> => {
    await until(() => !site.all('[aria-busy=true]').length);
    for (const details of site.all('details')) details.setAttribute('open', '');
    await site.settled();
  };

  for (const [how, csp] of Object.entries(policies)) {
    for (const file of ['accord.js', 'accord.all.js']) {
      it(`${how}, ${file}: every layer and every element, with no violation`, async () => {
        const site = await Site.open({
          headers: { 'content-security-policy': `${csp}; ${held}; ${trustedTypes}` },
          files: { 'index.html': page(file), 'policy.json': JSON.stringify(policy) },
        });
        // The first layer, the placeholder, the declaration.
        await site.asks();
        await until(() => shown(site, 'accord-placeholder'));
        await until(() => site.all('accord-declaration')[0]?.shadowRoot?.querySelector('table'));
        await openAll(site);
        // A question in context, answered later.
        await press(site, '#ask');
        await until(() =>
          site.all('accord-request')[0]?.shadowRoot?.querySelector('[part=choice]'),
        );
        const later = site
          .all('accord-request')[0]
          ?.shadowRoot?.querySelectorAll('[part=choice]')[1];
        assert.isOk(later);
        await click(later);
        await until(() => site.all('accord-request').length === 0);
        // The second and the third layer.
        await site.press('choose');
        await until(() => site.all('dialog[open]').length);
        await openAll(site);
        const lens = site
          .all('[role=tab]')
          .find((tab) => tab.getAttribute('aria-selected') === 'false');
        if (lens) await click(lens);
        await openAll(site);
        await site.press('accept');
        await until(() => site.window.ran?.length === 3);
        await until(() => site.document.querySelector('iframe')?.src);
        // The widget, the receipt, and the notice after a withdrawal.
        const field = site.document.querySelector('input');
        assert.isOk(field);
        field.value = 'typed';
        await press(site, 'accord-widget');
        await until(() => site.all('dialog[open]').length);
        await openAll(site);
        await site.press('refuse');
        await until(() => panel(site, 'accord-notice'));
        await site.settled();
        assert.deepEqual(violations(site), []);
        // There is no server that takes decisions; that one is asked shows that it may be.
        const others = site.window.wrong.filter((text) => !text.includes('/nowhere answered 404'));
        assert.deepEqual(others, []);
        assert.isAbove(site.window.wrong.length, 0);
      });
    }
  }

  it('what the page forbids is reported, so that this test can fail', async () => {
    const site = await Site.open({
      headers: { 'content-security-policy': `${policies['by address']}; ${trustedTypes}` },
      files: { 'index.html': page('accord.js'), 'policy.json': JSON.stringify(policy) },
    });
    const image = site.document.createElement('img');
    image.src = `${site.address}other.gif`;
    site.document.body.append(image);
    await until(() => String(violations(site)).includes('img-src'));
    assert.throws(() => {
      site.document.body.innerHTML = '<b>markup</b>';
    });
  });
});
