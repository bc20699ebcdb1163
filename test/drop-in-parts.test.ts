import { assert } from '@open-wc/testing';
import { service } from './policy/policies.js';
import { dropIn, type Fault, newVisitors, Site, sitePolicy, type SiteOptions } from './site.js';
import { click, hover, until } from './visitor.js';

/** How a file fails: taken down, blocked or offline, replaced by a page. */
const failures: Record<string, Fault> = {
  missing: { status: 404, text: '<!doctype html><p>Not found' },
  blocked: { broken: true },
  'a page of HTML': { text: '<!doctype html>' },
};
/** Waits that are long are none. */
const impatient = `<script>
  const later = setTimeout;
  window.setTimeout = (run, time, ...rest) => later(run, time < 3000 ? time : 0, ...rest);
</script>`;
const link = '<a id="choices" href="#privacy" data-consent-open>Privacy choices</a>';

describe('the drop-in when a part of it cannot be loaded:', () => {
  newVisitors();

  const follow = async (site: Site): Promise<void> => {
    const choices = site.document.querySelector('#choices');
    assert.isOk(choices);
    await click(choices);
  };
  /** Opens a page whose part fails, and waits for it to have failed. */
  const openWithout = async (
    part: string,
    fault: Fault,
    options: SiteOptions = {},
  ): Promise<Site> => {
    const site = await Site.open({ ...options, faults: { [`accord/${part}`]: fault } });
    await until(() => site.window.wrong.length);
    // Whatever else needs the part has failed too.
    await site.settled();
    return site;
  };

  for (const [how, fault] of Object.entries(failures)) {
    it(`the dialog, ${how}: nothing is released, the page is usable, and the next need loads it`, async () => {
      const site = await openWithout('accord-ui.js', fault, { after: link });
      // Once, though the placeholder needs it too.
      assert.lengthOf(site.window.wrong, 1);
      assert.match(site.window.wrong[0] ?? '', /accord-ui\.js did not load$/);
      await site.assertHeld();
      await site.assertUsable();
      assert.lengthOf(site.choices(), 0);
      await site.change({});
      await follow(site);
      // Gecko remembers that the second layer, too, needed what failed: there the first one asks.
      await site.press('refuse');
      const consent = await site.consent();
      await until(() => consent.state('third-party') === 'refused');
      await site.assertHeld();
    });
  }

  it('the dialog: a link to the preferences leads where it says', async () => {
    const site = await openWithout('accord-ui.js', { status: 404 }, { after: link });
    await follow(site);
    await until(() => site.window.location.hash === '#privacy');
    await site.assertHeld();
  });

  it('the dialog: a link without an address leaves the page as it is', async () => {
    const bare = '<a id="choices" role="button" tabindex="0" data-consent-open>Privacy choices</a>';
    const site = await openWithout('accord-ui.js', { status: 404 }, { after: bare });
    const { document } = site;
    await follow(site);
    await site.settled();
    assert.equal(site.document, document);
  });

  for (const isNew of [true, false])
    it(`the dialog: a button of the page’s own is answered all the same, on a ${isNew ? 'first' : 'later'} visit`, async () => {
      const after = '<button id="choices" data-consent-open>Privacy choices</button>';
      const site = await Site.open({ after });
      if (!isNew) {
        await site.press('refuse');
        await until(() => site.choices().length === 0);
      }
      await site.change({ 'accord/accord-ui.js': { broken: true } });
      await site.visit();
      assert.isEmpty(site.all('accord-widget'));
      await until(() => site.document.querySelector('#choices'));
      await follow(site);
      const widget = (): HTMLElement | undefined =>
        site.all('accord-widget').find((each) => each.checkVisibility());
      const region = (): Element | null | undefined =>
        widget()?.shadowRoot?.querySelector('[role=status]');
      await until(() => region()?.textContent?.includes('This could not be opened'));
      assert.include(
        widget()?.shadowRoot?.querySelector('button')?.innerText,
        'could not be opened',
      );
      await site.change({});
      await follow(site);
      // Gecko remembers that the second layer, too, needed what failed: there it says so.
      await until(() => site.all('dialog[open], .failed, .banner').length);
    });

  it('the dialog, and a no is said by the site’s own button: it holds, here and on the next page', async () => {
    const site = await openWithout('accord-ui.js', { broken: true });
    const consent = await site.consent();
    consent.refuseAll();
    assert.equal(consent.state('third-party'), 'refused');
    await site.change({});
    await site.visit();
    assert.equal((await site.consent()).view, 'none');
    await site.assertHeld();
  });

  it('the second layer: the first one stays, says so, and tries again', async () => {
    const site = await Site.open({ faults: { 'accord/accord-define-later.js': { broken: true } } });
    await site.press('choose');
    await until(() => site.window.wrong.length);
    await site.asks();
    assert.equal((await site.consent()).view, 'banner');
    await site.assertHeld();
    await until(() => site.all('.failed').length);
    assert.lengthOf(site.window.wrong, 1);
    const [dismiss] = site.all('.failed button');
    assert.isOk(dismiss);
    await click(dismiss);
    await until(() => site.all('.failed').length === 0);
    await site.asks();
    await site.change({});
    await site.press('choose');
    await until(() => site.all('dialog[open]').length && site.choices().length === 3);
    assert.equal((await site.consent()).view, 'preferences');
  });

  /** What the preferences are made of. */
  const needed = ['accord-ui', 'accord-explain-policy', 'accord-define-later', 'accord-scene'];
  const openers: Record<string, [SiteOptions, string]> = {
    'the site’s own link': [{ after: link }, '#choices'],
    'the widget': [{}, 'accord-widget'],
  };
  for (const [what, [options, selector]] of Object.entries(openers)) {
    it(`the preferences, once a returning visitor has turned to ${what}: nothing has to be waited for`, async () => {
      const site = await Site.open(options);
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      await site.visit();
      await until(() => site.all(selector).some((each) => each.checkVisibility()));
      const [opener] = site.all(selector);
      assert.isOk(opener);
      await hover(opener);
      await until(() => {
        const loaded = site.window.performance.getEntriesByType('resource');
        return needed.every((part) => loaded.some(({ name }) => name.includes(part)));
      });
      assert.lengthOf(site.all('accord-preferences'), 0);
      await site.change(all({ broken: true }));
      await click(opener);
      await until(() => site.all('dialog[open]').length);
    });
  }

  for (const [which, name] of ['once', 'always'].entries())
    it(`what shows embeds: who wants one ${name} is told beside it, at each try, until it is there`, async () => {
      const site = await Site.open({
        faults: { 'accord/accord-show-embeds.js': { broken: true } },
      });
      const find = (selector: string): HTMLElement | null | undefined =>
        site.document.querySelector('accord-placeholder')?.shadowRoot?.querySelector(selector);
      const choose = async (): Promise<void> => {
        const button = (): HTMLElement | null | undefined =>
          find(`.choice:nth-child(${which + 1})`);
        await until(button);
        // Its box is being fitted still: what the browser takes for the visitor's act is a click elsewhere.
        await click(site.document.querySelector('#link') ?? site.frame);
        button()?.click();
      };
      const told: unknown[] = [];
      for (let tries = 0; tries < 2; tries++) {
        await choose();
        await until(() => find('[role=alert]') && !told.includes(find('[role=alert]')));
        told.push(find('[role=alert]'));
        assert.match(find('[role=alert]')?.innerText ?? '', /^This could not be opened/);
      }
      await site.assertHeld();
      assert.lengthOf(site.window.wrong, 1);
      await site.change({});
      if (name === 'once') await choose();
      // Others that are to be released, until one comes when no earlier attempt is still under way.
      await until(async () => {
        const picture = site.document.createElement('img');
        Object.assign(picture.dataset, { consent: 'video', src: 'x.gif' });
        if (name === 'always') site.document.body.append(picture);
        await site.settled();
        return site.document.querySelector('iframe')?.src;
      });
      await until(() => !site.document.querySelector('accord-placeholder'));
    });

  it('a language, for ever on its way: English is spoken, and one line for each part of it says so', async () => {
    const before = `${impatient}<script>window.warned = []; console.warn = (...said) => warned.push(said.join(' '))</script>`;
    const hang = { hang: true };
    const faults = Object.fromEntries(
      ['banner', 'rest', 'widget'].map((part) => [`accord/locales/de-${part}.js`, hang]),
    );
    const site = await Site.make({ attributes: 'lang="de"', before, faults });
    // In Gecko the page is never done with loading then.
    void site.visit();
    await until(() => site.frame.contentDocument);
    await site.press('choose');
    await until(() => site.all('dialog[open]').length);
    assert.include(site.all('dialog')[0]?.innerText, 'Your data at');
    await site.press('refuse');
    await until(() => site.all('accord-widget').some((each) => each.checkVisibility()));
    const warned = Reflect.get(site.window, 'warned') as string[];
    assert.lengthOf(
      warned.filter((each) => each.includes('no answer')),
      3,
      warned.join(),
    );
  });

  it('the release queue: what is accepted waits, is not forgotten, and runs at the next need; one line says what is missing', async () => {
    const parts = ['accord-release-queue.js', 'accord-sender.js'];
    const site = await Site.open({
      script: dropIn.replace('>', ' data-server="{site}/told">'),
      faults: Object.fromEntries(parts.map((part) => [`accord/${part}`, { status: 503 }])),
    });
    const tries = async (): Promise<number> =>
      (await site.log()).filter((path) => path.endsWith('queue.js')).length;
    await site.press('accept');
    await until(() => site.window.wrong.length > 1);
    assert.equal((await site.consent()).state('tracker'), 'granted');
    await site.assertUsable();
    /** Other elements that are to be released, until one comes when no earlier attempt is still under way. */
    const add = async (): Promise<void> => {
      const script = site.document.createElement('script');
      script.type = 'text/plain';
      script.dataset['consent'] = 'tracker';
      script.textContent = `(window.ran ||= []).push('later')`;
      site.document.body.append(script);
      await site.settled();
    };
    const before = await tries();
    await until(async () => {
      await add();
      return (await tries()) > before + 1;
    });
    await site.settled();
    const names = site.window.wrong.map((each) => each.match(/[-\w]+\.js/)?.[0]);
    assert.sameMembers(names, parts);
    await site.change({});
    await until(async () => {
      await add();
      return site.window.ran?.includes('later');
    });
    await site.released();
    await site.visit();
    await site.released();
  });

  it('the widget: a returning visitor’s page works as decided, and has it on the next page', async () => {
    const site = await Site.open();
    await site.press('accept');
    await site.released();
    await site.change({ 'accord/accord-widget.js': { broken: true } });
    await site.visit();
    await site.released();
    await until(() => site.window.wrong.length);
    await site.assertUsable();
    await site.change({});
    await site.visit();
    await site.hasWidget();
  });

  it('the preferences, asked for by the widget: it stays, says so, and opens them at the next click', async () => {
    const site = await Site.open();
    await site.press('refuse');
    await until(() => site.choices().length === 0);
    await site.change({ 'accord/accord-ui.js': { broken: true } });
    await site.visit();
    const shown = (): HTMLElement | undefined =>
      site.all('accord-widget').find((each) => each.checkVisibility());
    await until(shown);
    await click(shown() ?? site.frame);
    await until(() => site.window.wrong.length);
    const says = (words: string) => () => shown()?.shadowRoot?.textContent?.includes(words);
    await until(says('This could not be opened'));
    await site.change({});
    await click(shown() ?? site.frame);
    await until(says('Only what is necessary'));
    // Gecko remembers that the second layer, too, needed what failed: there it says so.
    await until(() => site.all('dialog[open], .failed').length);
  });

  it('placeholders, while the preferences are open: these stay open', async () => {
    const site = await openWithout('accord-in-page.js', { broken: true });
    await site.press('choose');
    await until(() => site.all('dialog[open]').length);
    const { length } = site.window.wrong;
    const tries = async (): Promise<number> =>
      (await site.log()).filter((path) => path.includes('accord-in-page.js')).length;
    const before = await tries();
    const frame = site.document.createElement('iframe');
    frame.dataset['consent'] = 'video';
    frame.dataset['placeholder'] = '';
    site.document.querySelector('main')?.append(frame);
    await until(async () => (await tries()) > before || site.window.wrong.length > length);
    await site.settled();
    const consent = await site.consent();
    assert.equal(consent.view, 'preferences');
    consent.close();
    assert.equal(consent.state('video'), 'undecided');
  });

  it('placeholders: those that lack it come with the first that has it', async () => {
    const site = await openWithout('accord-in-page.js', { status: 503 });
    assert.lengthOf(site.all('accord-placeholder'), 0);
    await site.change({});
    let frames = 1;
    await until(async () => {
      const frame = site.document.createElement('iframe');
      frame.dataset['consent'] = 'video';
      frame.dataset['placeholder'] = '';
      site.document.querySelector('main')?.append(frame);
      frames++;
      await site.settled();
      return site.all('accord-placeholder').length;
    });
    await until(() => site.all('accord-placeholder').length === frames);
  });

  it('placeholders: the embed stays held, the banner works, and an answer releases it', async () => {
    const site = await openWithout('accord-in-page.js', { status: 404 });
    await site.assertHeld();
    await site.assertUsable();
    await site.press('accept');
    await site.released();
    await until(() => site.document.querySelector('iframe')?.src);
  });

  it('erasing what was withdrawn: the refusal is kept and the page loaded anew', async () => {
    const site = await Site.open({ faults: { 'accord/accord-withdrawal.js': { broken: true } } });
    await site.press('accept');
    await site.released();
    const consent = await site.consent();
    consent.refuseAll();
    assert.equal(consent.allows('tracker'), false);
    await until(() => consent.reloadNeeded);
    const reload = (): HTMLElement | undefined => site.all('.actions button')[0];
    await until(reload);
    const reloaded = new Promise((resolve) => site.frame.addEventListener('load', resolve));
    await click(reload() ?? site.frame);
    await reloaded;
    const next = await site.consent();
    assert.equal(next.state('tracker'), 'refused');
    assert.isUndefined(site.window.ran);
    // A page that came by posting a form would be posted once more.
    const [how] = site.window.performance.getEntriesByType('navigation');
    assert.propertyVal(how, 'type', 'navigate');
  });

  it('erasing what was withdrawn, for ever on its way: the visitor may load the page anew all the same', async () => {
    const faults = { 'accord/accord-withdrawal.js': { hang: true } };
    const site = await Site.open({ before: impatient, faults });
    await site.press('accept');
    await site.released();
    const consent = await site.consent();
    consent.refuseAll();
    const reload = (): HTMLElement | undefined => site.all('.actions button')[0];
    await until(reload);
    await click(reload() ?? site.frame);
    await until(() => site.window.accord && site.window.accord !== consent);
    assert.equal((await site.consent()).state('tracker'), 'refused');
    assert.isUndefined(site.window.ran);
  });

  const untold: Record<string, [part: string, selector: string, words: string]> = {
    'the notice': ['accord-define-later.js', '.failed', 'Reload to finish'],
    'the dialog': ['accord-ui.js', 'button', 'This could not be opened'],
  };
  for (const [what, [part, selector, words]] of Object.entries(untold))
    it(`${what}, for what another tab withdrew: the visitor is told all the same`, async () => {
      const site = await Site.open();
      await site.press('accept');
      await site.released();
      await site.change({ [`accord/${part}`]: { broken: true } });
      await site.visit();
      await site.released();
      const other = await Site.open();
      (await other.consent()).refuseAll();
      const consent = await site.consent();
      await until(() => consent.reloadNeeded);
      await until(() => site.all(selector).some(({ innerText }) => innerText.includes(words)));
      assert.isFalse(consent.allows('tracker'));
    });

  it('the dialog, once the policy asks for more: the way back to what was allowed is there', async () => {
    const site = await Site.open();
    await site.press('accept');
    await site.released();
    site.frame.remove();
    const { services } = sitePolicy;
    const more = { ...sitePolicy, services: [...services, service('map', 'partner', ['media'])] };
    const changed = await Site.open({
      policy: more,
      faults: { 'accord/accord-ui.js': { broken: true } },
    });
    await changed.released();
    await changed.hasWidget();
    await changed.change({});
    const [widget] = changed.all('accord-widget');
    assert.isOk(widget);
    await click(widget);
    // Gecko remembers that the second layer, too, needed what failed: there the first one asks, and says so.
    await until(() => changed.all('dialog[open], .failed').length);
  });

  it('the audit is no part for visitors: only the parameter of its name asks for it', async () => {
    const site = await Site.open();
    const audit = async (): Promise<boolean> =>
      (await site.log()).includes('accord/accord-audit.js');
    for (const search of ['?utm_campaign=accord-audit', '?accord-audits', '?no-accord-audit=1']) {
      await site.visit(search);
      await site.asks();
      assert.isFalse(await audit(), search);
    }
    await site.visit('?a=b&accord-audit');
    await until(audit);
  });

  /** What a visitor's page may load, beside what only its author's own machine asks for. */
  const parts = [
    'define-later',
    'history',
    'in-page',
    'release-queue',
    'scene',
    'sender',
    'show-embeds',
    'ui',
    'widget',
    'withdrawal',
  ].map((name) => `accord/accord-${name}.js`);
  const all = (fault: Fault): Record<string, Fault> =>
    Object.fromEntries(parts.map((part) => [part, fault]));
  const breakdowns: Record<string, Record<string, Fault>> = {
    'all parts, missing': all({ status: 404 }),
    'all parts, throwing': all({ text: 'throw new Error("broken")' }),
    'all parts, never there': all({ hang: true }),
    ...Object.fromEntries(
      parts.map((part) => [`${part.slice(7)}, of no use`, { [part]: { text: 'export {}' } }]),
    ),
  };
  for (const [what, faults] of Object.entries(breakdowns)) {
    it(`${what}: nothing is released before a decision, and neither a yes nor a no is lost`, async () => {
      const site = await Site.make({
        faults,
        script: dropIn.replace('data-policy', 'data-proof data-policy'),
      });
      /** A part that never comes keeps some browsers from saying that the page has loaded. */
      let visits = 0;
      const visit = async (): Promise<void> => {
        const before = site.window?.accord;
        // Another address each time, for it is a new page, and no reload of one that is still on its way.
        void site.visit(`?${visits++}`);
        await until(() => {
          const accord = site.frame.contentWindow && site.window.accord;
          return accord && accord !== before && 'allows' in accord;
        });
      };
      await visit();
      await site.settled();
      await site.assertHeld();
      await until(() => site.document.querySelector('#accept'));
      const accept = site.document.querySelector('#accept');
      assert.isOk(accept);
      await click(accept);
      assert.equal((await site.consent()).state('tracker'), 'granted');
      // What is missing is not asked for again and again.
      await site.settled();
      await site.change({});
      await visit();
      await site.released();
      // Its frames too: a page that is left while they are on their way may be left in vain.
      await site.settled();
      await site.change(faults);
      await visit();
      const consent = await site.consent();
      consent.refuseAll();
      assert.equal(consent.state('tracker'), 'refused');
      assert.isFalse(consent.allows('tracker'));
      await site.change({});
      await visit();
      assert.equal((await site.consent()).state('third-party'), 'refused');
      await site.settled();
      assert.isUndefined(site.window.ran);
    });
  }

  it('no part is forgotten by these tests', async () => {
    const site = await Site.make();
    const files: object = await (await fetch(`${site.address}accord/integrity.json`)).json();
    const others =
      /^accord(-(audit|explain-policy|own-texts|receipt|connect-signals|data-layer|adobe-.*|google-.*|matomo|meta-.*|microsoft-.*|piwik-.*|shopify-.*|tiktok-.*|wordpress-.*)|\.all)?\.js$/;
    assert.sameMembers(
      Object.keys(files)
        .filter((file) => file.startsWith('accord') && !others.test(file))
        .map((file) => `accord/${file}`),
      parts,
    );
  });

  describe('a language', () => {
    const french: SiteOptions = { attributes: 'lang="fr"' };
    const text = (site: Site): string =>
      site
        .choices()
        .map(({ innerText }) => innerText.trim())
        .join(', ');

    it('of the first layer: it asks in English, says so to screen readers, and in French on the next page', async () => {
      const faults = { 'accord/locales/fr-banner.js': { broken: true } };
      const site = await Site.open({ ...french, faults });
      await site.asks();
      assert.equal(text(site), 'Refuse all, Choose, Accept all');
      const [choice] = site.choices();
      assert.equal(choice?.closest('[lang]')?.getAttribute('lang'), 'en');
      await site.assertHeld();
      await site.change({});
      await site.visit();
      await site.asks();
      assert.notInclude(text(site), 'Refuse');
      assert.equal(site.choices()[0]?.closest('[lang]')?.getAttribute('lang'), 'fr');
    });

    it('of the second layer: it opens in English', async () => {
      const faults = { 'accord/locales/fr-rest.js': { status: 404 } };
      const site = await Site.open({ ...french, faults });
      await site.press('choose');
      await until(() => site.all('dialog[open]').length && site.choices().length === 3);
      assert.include(text(site), 'Save my choices');
      await site.assertHeld();
    });

    it('of the widget: it is there in English', async () => {
      const faults = { 'accord/locales/fr-widget.js': { broken: true } };
      const site = await Site.open({ ...french, faults });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      await site.visit();
      await until(() => site.all('button').some(({ lang }) => lang === 'en'));
      await site.hasWidget();
    });
  });

  describe('integrity', () => {
    const wrong = `sha384-${'A'.repeat(64)}`;

    it('of the script does not match: nothing runs, nothing is released, and the page is usable', async () => {
      const site = await Site.open({
        script: dropIn.replace('<script', `<script integrity="${wrong}" crossorigin`),
      });
      await site.settled();
      assert.isUndefined(site.window.accord);
      await site.assertHeld();
      await site.assertUsable();
    });

    it('of a part does not match: it is not loaded, not at the next need either', async () => {
      const map = { integrity: { '{site}/accord/accord-ui.js': wrong } };
      const site = await Site.open({
        before: `<script type="importmap">${JSON.stringify(map)}</script>`,
        after: link,
      });
      await until(() => site.window.wrong.length);
      await follow(site);
      await until(() => site.window.location.hash === '#privacy');
      assert.lengthOf(site.choices(), 0);
      await site.assertHeld();
      await site.assertUsable();
    });
  });
});
