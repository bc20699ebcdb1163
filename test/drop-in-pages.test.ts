import { assert } from '@open-wc/testing';
import german from '../locales/de.json' with { type: 'json' };
import english from '../locales/en.json' with { type: 'json' };
import { policyOf, service } from './policy/policies.js';
import { closeSites, dropIn, newVisitors, Site, sitePolicy, type SiteOptions } from './site.js';
import { click, forget, hover, until } from './visitor.js';

const script = (text: string): string => `<script>${text}</script>`;
const tag = (attributes: string, folder = 'accord'): string =>
  `<script src="{site}/${folder}/accord.js" data-policy="#policy" ${attributes}></script>`;
/** Another script puts Accord's into the page, as tag managers and routers do. */
const insert = (folder = 'accord'): string => `{
  const script = document.createElement('script');
  script.src = '{site}/${folder}/accord.js';
  script.dataset.policy = '#policy';
  document.head.append(script);
}`;

const placements: Record<string, SiteOptions> = {
  async: { script: tag('async') },
  deferred: { script: tag('defer') },
  'as a module': { script: tag('type="module"') },
  'imported by a module': {
    script: `<script type="module" data-policy="#policy" data-base="{site}/accord/">import '{site}/accord/accord.js'</script>`,
  },
  'from beside the page, whose address a router changes before the parts are wanted': {
    script: '<script src="accord/accord.js" data-policy="#policy"></script>',
    after: script(`history.pushState(null, '', 'shop/basket')`),
  },
  'at the end of the body': { script: '', after: dropIn },
  'before its policy': { before: dropIn, script: '' },
  'injected while the page is being parsed': { script: script(insert()) },
  'injected after load': { script: script(`addEventListener('load', () => ${insert()})`) },
  twice: { script: dropIn + dropIn },
  'twice, the second time after load': {
    script: dropIn + script(`addEventListener('load', () => ${insert()})`),
  },
  'from two folders': { script: tag('') + tag('', 'again') },
  'from two folders, both async': { script: tag('async') + tag('async', 'again') },
  'as another version, which was there first': {
    script: tag('async', 'again') + script(`addEventListener('load', () => ${insert()})`),
  },
};

describe('the drop-in', () => {
  newVisitors();

  /** Nothing is released before a decision, the page is usable, and both answers do what they say. */
  const assertWorks = async (options: SiteOptions): Promise<Site> => {
    const site = await Site.open(options);
    await site.asks();
    await site.settled();
    assert.lengthOf(site.all('accord-consent'), 1);
    assert.lengthOf(site.choices(), 3);
    await site.assertHeld();
    await site.press('accept');
    await site.released();
    assert.deepEqual(
      site.window.ran?.filter((name) => name === 'optional/classic.js'),
      ['optional/classic.js'],
      'runs once',
    );
    assert.deepEqual(site.window.wrong, []);
    return site;
  };

  describe('loaded', () => {
    for (const [how, options] of Object.entries(placements)) {
      it(`${how}: one dialog, nothing before a decision, everything once after a yes`, async () => {
        const site = await assertWorks(options);
        await site.visit();
        await site.released();
      });
    }

    it('in one file, with some addresses as data-src: returning visitors have the scripts in their order', async () => {
      const scripts = ['data-src="{site}/a.js"', 'src="{site}/b.js"', 'data-src="{site}/c.js"'].map(
        (address) => `<script type="text/plain" data-consent="tracker" ${address}></script>`,
      );
      const names = ['a', 'b', 'c'];
      const site = await Site.open({
        script: tag('').replace('accord.js', 'accord.all.js') + scripts.join(''),
        files: Object.fromEntries(
          names.map((name) => [`${name}.js`, `(window.ran ||= []).push('${name}')`]),
        ),
      });
      const order = (): string[] => site.window.ran?.filter((name) => names.includes(name)) ?? [];
      await site.press('accept');
      await until(() => order().length === 3);
      assert.deepEqual(order(), names);
      await site.visit();
      await until(() => order().length === 3);
      assert.deepEqual(order(), names);
    });

    it('with addresses as data-src in a template too: nothing in it is asked for before it is allowed, and all of it comes', async () => {
      const site = await Site.open({
        after: `<template data-consent="tracker"><blockquote>Quoted</blockquote><script data-src="{site}/optional/quote.js"></script>
          <img id="quoted" data-src="{site}/optional/quote.gif" alt="" /></template>`,
      });
      await site.asks();
      await site.settled();
      await site.assertHeld();
      await site.press('accept');
      await until(() => site.window.ran?.includes('optional/quote.js'));
      await until(async () => (await site.log()).includes('optional/quote.gif'));
    });

    it('before the page’s own import map and modules: they run as they would without', async () => {
      const site = await Site.open({
        after: `<script type="importmap">{ "imports": { "own": "{site}/own.js" } }</script>
          <script type="module">import 'own'</script>`,
        files: { 'own.js': `(window.ran ||= []).push('own')` },
      });
      await until(() => site.window.ran?.includes('own') || site.window.wrong.length);
      assert.deepEqual(site.window.wrong, []);
      await site.asks();
    });

    it('again by a router on each of its pages: the running one goes on, the answer holds', async () => {
      const site = await Site.open();
      await site.press('refuse');
      const consent = await site.consent();
      for (let page = 0; page < 3; page++) {
        site.document.body.replaceChildren(site.document.createElement('main'));
        const again = site.document.createElement('script');
        again.src = `${site.address}accord/accord.js`;
        again.dataset['policy'] = '#policy';
        const loaded = new Promise((resolve) => again.addEventListener('load', resolve));
        site.document.body.append(again);
        await loaded;
      }
      await site.settled();
      assert.equal(await site.consent(), consent);
      assert.equal(consent.state('third-party'), 'refused');
      assert.lengthOf(site.choices(), 0);
      assert.isUndefined(site.window.ran);
    });
  });

  for (const lang of ['de_DE', 'DE', 'de_DE.UTF-8'])
    it(`asks in German where the page says ${lang}`, async () => {
      const site = await Site.open({ attributes: `lang="${lang}"` });
      await site.asks();
      assert.equal(site.choices()[0]?.innerText, 'Alles ablehnen');
      assert.deepEqual(site.window.wrong, []);
    });

  describe('with texts of the site’s own', () => {
    const catalan = (part: unknown): unknown =>
      typeof part === 'string'
        ? `ca: ${part}`
        : Array.isArray(part)
          ? part.map(catalan)
          : Object.fromEntries(
              Object.entries(part as object).map(([key, text]: [string, unknown]) => [
                key,
                key === 'dir' ? text : catalan(text),
              ]),
            );
    // As it is: the test's server would put its own path in the place of the name.
    const texts = JSON.stringify(catalan(english)).replaceAll('{site}', '\\u007bsite}');
    const open = (faults: SiteOptions['faults'] = {}, lang = 'ca'): Promise<Site> =>
      Site.open({
        attributes: `lang="${lang}"`,
        script: tag('data-texts="{site}/ca.json"'),
        files: { 'ca.json': texts },
        faults,
      });

    it('speaks them in every layer and, on the next page, in the widget; and English where it has to', async () => {
      const site = await open();
      await site.asks();
      assert.equal(site.choices()[0]?.innerText, 'ca: Refuse all');
      await site.press('choose');
      await until(() => site.all('dialog [part=choice]')[1]?.innerText === 'ca: Save my choices');
      (await site.consent()).refuseAll();
      await site.visit();
      await until(
        () => site.all('accord-widget')[0]?.shadowRoot?.querySelector('button')?.lang === 'ca',
      );
      assert.deepEqual(site.window.wrong, []);
    });

    it('speaks them on a page that writes its language with an underscore', async () => {
      const site = await open({}, 'pt_BR');
      await site.asks();
      assert.equal(site.choices()[0]?.innerText, 'ca: Refuse all');
      assert.equal(site.all('.banner')[0]?.lang, 'pt-BR');
      assert.deepEqual(site.window.wrong, []);
    });

    for (const part of ['ca.json', 'accord/accord-own-texts.js'])
      it(`asks in English without ${part}`, async () => {
        const site = await open({ [part]: { status: 404 } });
        await site.asks();
        assert.equal(site.choices()[0]?.innerText, 'Refuse all');
        await site.assertHeld();
      });
  });

  describe('tells the screen reader of a returning visitor once that the choice is saved:', () => {
    /** Some hours later the same may be asked about again. */
    const later = script(`if (document.cookie) {
      const { now } = Date;
      Date.now = () => now() + 7_200_000;
    }`);
    const play = `<button style="position: fixed; inset: 0 3em auto auto" onclick="accord.request('video')">Play</button>`;
    for (const [lang, { banner, rest }] of Object.entries({ en: english, de: german })) {
      const answerAt = async (answer: string, opener?: string): Promise<void> => {
        const site = await Site.open({ before: later, after: play, attributes: `lang="${lang}"` });
        const find = async (selector: string, words = ''): Promise<HTMLElement> => {
          const found = (): HTMLElement | undefined =>
            site.all(selector).find(({ innerText }) => innerText.includes(words));
          await until(found);
          return found() as HTMLElement;
        };
        await site.press('refuse');
        await until(() => site.choices().length === 0);
        await site.visit();
        if (opener) await click(await find('button', opener));
        const button = await find('button', answer);
        // It reads out what comes into a region that was there before.
        const region = await find('.status');
        assert.equal(region.role, 'status');
        const said: (string | null)[] = [];
        const heard = new MutationObserver(() => said.push(region.textContent));
        heard.observe(region, { childList: true });
        await click(button);
        await until(() => said.length);
        await site.settled();
        assert.deepEqual(said, [banner.saved]);
        assert.equal(region.lang, lang);
        assert.isEmpty(site.window.wrong);
      };
      it(`at a placeholder, in ${lang}`, () => answerAt(rest.embed.always));
      it(`to a question in context, in ${lang}`, () => answerAt(rest.request.allow, 'Play'));
    }
  });

  describe('in a frame', () => {
    it('without JavaScript: held, and the page is usable', async () => {
      const site = await Site.make();
      // Scripts are off; the test can still look inside.
      site.frame.setAttribute('sandbox', 'allow-same-origin');
      await site.visit();
      await site.assertHeld();
      await site.assertUsable();
    });

    it('sandboxed, without storage and without access to its own files: held, and the page lives on', async () => {
      const site = await Site.make({
        after: script(`addEventListener('message', ({ source }) => source.postMessage({
          ran: window.ran, refused: (accord.refuseAll(), accord.state('tracker')), text: document.body.innerText }, '*'))`),
      });
      site.frame.setAttribute('sandbox', 'allow-scripts');
      await site.visit();
      const answer = new Promise<MessageEvent>((resolve) => {
        addEventListener('message', (event) => {
          if (event.source === site.window) resolve(event);
        });
      });
      site.window.postMessage('', '*');
      const { data } = await answer;
      assert.isUndefined(data.ran);
      assert.equal(data.refused, 'refused');
      assert.include(data.text, 'A page about something');
      assert.deepEqual(
        (await site.log()).filter((path) => path.startsWith('optional/')),
        [],
      );
    });

    it('that has no address: its poster is shown, and a no is told to the server', async () => {
      const site = await Site.make({
        script: tag('data-server="{site}/consent"'),
        after: `<iframe data-consent="video" data-src="{site}/optional/b.html" title="B" data-placeholder="{site}/b.gif"></iframe>`,
      });
      site.frame.srcdoc = await (await fetch(site.address)).text();
      document.body.append(site.frame);
      await site.press('refuse');
      await until(() => site.all('[part=poster]').length);
      await until(async () => (await site.log()).includes('consent'));
    });

    it('sandboxed, with all in one file: its author is told of no lazy loader', async () => {
      const site = await Site.make({
        before: script(`window.said = []; console.warn = (text) => said.push(text);
          addEventListener('message', ({ source }) => source.postMessage([document.readyState, ...said].join(), '*'))`),
        script: '<script src="{site}/accord/accord.all.js" data-policy="#policy"></script>',
      });
      site.frame.setAttribute('sandbox', 'allow-scripts');
      await site.visit();
      let said = '';
      const hear = ({ source, data }: MessageEvent): void => {
        if (source === site.window) said = data;
      };
      addEventListener('message', hear);
      await until(() => {
        site.window.postMessage('', '*');
        // That is the last of what the author is told, once there is a question.
        return /^complete.*must be able to learn/s.test(said);
      });
      removeEventListener('message', hear);
      assert.notInclude(said, 'something else has loaded it');
    });
  });

  describe('on a page that', () => {
    const harmless: Record<string, string> = {
      'adds to the prototypes': `for (const { prototype } of [Object, Array, String, Function, Element, Promise])
        prototype.extra = function () { return this };`,
      'has an object of the same name': `window.accord = { play() {} };`,
      'declares a constant of the same name': `const accord = 'a chord';`,
      // As Prototype, MooTools and their like did it. What they made of JSON breaks more: see below.
      'replaces methods of the prototypes by those of an old library': `
        Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
        String.prototype.toJSON = function () { return '"' + this + '"'; };
        Object.toJSON = (value) => JSON.stringify(value);
        Array.from = (list) => [].slice.call(list);
        Array.prototype.find = Array.prototype.detect = function (test) { for (const each of this) if (test(each)) return each; };
        Array.prototype.entries = Array.prototype.toArray = function () { return this.slice(); };
        Function.prototype.bind = function (self, ...first) { const run = this; return function (...rest) { return run.apply(self, first.concat(rest)); }; };
        Element.prototype.remove = function () { this.parentNode && this.parentNode.removeChild(this); return this; };
        document.getElementsByClassName = (name) => [...document.querySelectorAll('.' + name)];`,
    };
    for (const [what, before] of Object.entries(harmless)) {
      it(`${what}: everything works`, async () => {
        await assertWorks({ before: script(before) });
      });
    }

    it('is read by a reader mode, a search engine or a copying hand: only its own text is there', async () => {
      const site = await Site.open();
      await site.asks();
      const own = ['A page about something', 'Further down', 'Yes', 'The end of it'];
      const { body } = site.document;
      // Readers take a copy of the page, which has no shadow trees.
      const copy = body.cloneNode(true) as HTMLElement;
      for (const unread of copy.querySelectorAll('script, template')) unread.remove();
      const text = (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
      for (const part of own) assert.include(text, part);
      assert.notMatch(text, /Refuse|Accept|Choose/);
      assert.isTrue(site.document.querySelector('accord-consent')?.hasAttribute('data-nosnippet'));
    });

    it('has a no of another library, carried over by README’s lines: nobody is asked about it again, and a later yes holds', async () => {
      const readme = await (await fetch('/README.md')).text();
      const [, lines = ''] = /```html\n(<script>\n[^`]*cc_cookie[^`]*)```/.exec(readme) ?? [];
      document.cookie = `cc_cookie=${encodeURIComponent('{"categories":["necessary"]}')}; Path=/`;
      const site = await Site.open({
        before: lines,
        policy: policyOf(service('tracker', 'third-party', ['measurement'])),
      });
      await site.settled();
      assert.lengthOf(site.choices(), 0);
      assert.equal((await site.consent()).state('measurement'), 'refused');
      await site.assertHeld();
      const accept = site.document.querySelector('#accept');
      assert.isOk(accept);
      await click(accept);
      await until(async () => (await site.consent()).allows('measurement'));
      await site.visit();
      await site.settled();
      assert.isTrue((await site.consent()).allows('measurement'));
      assert.deepEqual(site.window.wrong, []);
    });

    it('runs another version already: that one goes on, and hears the calls that wait', async () => {
      const site = await Site.open({
        before: script(`window[Symbol.for('accord-consent')] = { allows: () => false, heard: [],
          push(callback) { callback(this); } };
          (window.accord ||= []).push((it) => it.heard.push('called'));`),
      });
      await site.settled();
      assert.deepEqual(Reflect.get(site.window.accord ?? {}, 'heard'), ['called']);
      assert.lengthOf(site.choices(), 0);
      await site.assertHeld();
      await site.assertUsable();
      assert.deepEqual(site.window.wrong, []);
    });

    it('clobbers the name by a form and its fields: everything works', async () => {
      await assertWorks({
        after: '<form id="accord"><input name="push"><input name="view"></form>',
        script: tag('defer'),
      });
    });

    it('clobbers what a form has by its fields: the visitor can turn to it and click in it', async () => {
      const fields = ['closest', 'hasAttribute', 'localName'];
      const site = await Site.open({
        after: `<form style="padding: 50px">${fields.map((name) => `<input name="${name}">`).join('')}</form>`,
      });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      const form = site.document.querySelector('form');
      assert.isOk(form);
      await hover(form);
      await click(form);
      assert.deepEqual(site.window.wrong, []);
    });

    it('clobbers what the document itself has: held, a no counts, and the page is usable', async () => {
      for (const name of ['cookie', 'body', 'head', 'readyState', 'querySelector', 'hidden']) {
        const site = await Site.open({
          after: `<img name="${name}" alt="">`,
          script: tag('defer'),
        });
        await site.settled();
        assert.isUndefined(site.window.ran, name);
        const consent = await site.consent();
        consent.refuseAll();
        assert.equal(consent.state('tracker'), 'refused', name);
        const optional = (await site.log()).filter((path) => path.startsWith('optional/'));
        assert.deepEqual(optional, [], name);
        closeSites();
        await forget();
      }
    });

    it('breaks the prototypes of arrays: held, and the page is usable', async () => {
      for (const broken of ['map', 'some', 'filter', 'every', 'includes', 'flatMap', 'reduce']) {
        const site = await Site.open({
          before: script(
            `Array.prototype.${broken} = () => true; Array.prototype.toJSON = () => 'x';`,
          ),
        });
        await site.settled();
        assert.isUndefined(site.window.ran, broken);
        const optional = (await site.log()).filter((path) => path.startsWith('optional/'));
        assert.deepEqual(optional, [], broken);
        await site.assertUsable();
        closeSites();
      }
    });

    it('freezes the prototypes: everything works', async () => {
      await assertWorks({
        before:
          script(`for (const name of ['Object', 'Array', 'Function', 'String', 'Promise', 'Map', 'Set',
          'EventTarget', 'Node', 'Element', 'HTMLElement', 'Document', 'Event', 'CSSStyleSheet'])
          Object.freeze(window[name].prototype), Object.freeze(window[name]);`),
      });
    });

    it('defines the names of the elements first: held, a no counts, and the page is usable', async () => {
      const names = [
        'consent',
        'banner',
        'widget',
        'placeholder',
        'preferences',
        'request',
        'notice',
      ];
      const site = await Site.open({
        before: script(
          names
            .map((name) => `customElements.define('accord-${name}', class extends HTMLElement {});`)
            .join(''),
        ),
      });
      await site.settled();
      await site.assertHeld();
      await site.assertUsable();
      const consent = await site.consent();
      consent.refuseAll();
      await site.visit();
      assert.equal((await site.consent()).state('third-party'), 'refused');
      await site.assertHeld();
    });

    it('is come back to by the browser’s history after a refusal elsewhere: a frame that it had shown stays empty', async () => {
      const policy = `<script type="application/json" id="policy">${JSON.stringify(sitePolicy)}</script>`;
      const site = await Site.open({
        files: { 'other.html': `<!doctype html><title>Another page</title>${policy}${dropIn}` },
      });
      const film = (): Document | null | undefined =>
        site.document.querySelector('iframe')?.contentDocument;
      await site.press('accept');
      await until(() => film()?.title === 'A film');
      await site.visit('other.html');
      (await site.consent()).refuseAll();
      site.window.history.back();
      await until(() => site.document.title === 'A site');
      assert.equal((await site.consent()).state('video'), 'refused');
      await site.settled();
      await until(() => film()?.readyState === 'complete');
      assert.equal(film()?.URL, 'about:blank');
      const asked = (await site.log()).filter((path) => path === 'optional/video.html');
      assert.lengthOf(asked, 1);
    });

    it('comes in pieces, with something held in each: it is told no error of what stands there', async () => {
      const film = `<iframe data-consent="video" data-src="{site}/film.html" title="A film" data-placeholder></iframe><p>More.</p>`;
      const site = await Site.make({ after: film + `<!-- wait -->${film}`.repeat(12) });
      const visited = site.visit();
      const shown = (): number => site.all('h3').length;
      await until(() => site.frame.contentDocument?.body?.innerText.includes('More.'));
      // Firefox gets the placeholders when the page has come.
      await until(() => shown() === 2 || 'mozInnerScreenX' in window);
      await site.change({});
      // Nothing of the test's runs meanwhile.
      await visited;
      await until(() => shown() === 14);
      assert.deepEqual(site.window.wrong, []);
    });
    it('asks while another tab withdraws, and then may run all of it again: has the widget, and no notice', async () => {
      const [, tracker] = sitePolicy.services;
      const before = await Site.open({
        policy: { ...sitePolicy, services: [tracker ?? assert.fail()] },
      });
      await before.press('accept');
      const site = await Site.open();
      await site.released();
      await site.asks();
      before.window.accord?.refuseAll();
      const consent = await site.consent();
      await until(() => consent.reloadNeeded);
      await click(site.document.querySelector('#accept') ?? assert.fail());
      await until(() => site.document.querySelector('accord-widget'));
      assert.isFalse(consent.reloadNeeded);
    });
    it('replaces its body: the question comes back once, and can be answered', async () => {
      const site = await Site.open();
      await site.asks();
      const { document } = site;
      const content = document.querySelector('main');
      const body = document.createElement('body');
      if (content) body.append(content);
      document.body = body;
      await site.settled();
      await site.asks();
      assert.lengthOf(site.all('accord-consent'), 1);
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      assert.equal((await site.consent()).state('third-party'), 'refused');
      assert.isUndefined(site.window.ran);
      await site.assertUsable();
    });

    it('puts what is declared in later: it is there', async () => {
      const site = await Site.open();
      await site.asks();
      site.document
        .querySelector('main')
        ?.append(site.document.createElement('accord-declaration'));
      await until(() => site.all('accord-declaration')[0]?.shadowRoot?.querySelector('table'));
    });

    for (const [what, listens] of Object.entries({
      'has a router that follows its links': `document.addEventListener('click', follow)`,
      'has link components of a router': `document.querySelector('footer a').addEventListener('click', follow)`,
      'keeps the clicks in its menu to itself': `document.querySelector('footer').addEventListener('click', (event) => event.stopPropagation())`,
    }))
      it(`${what}: its link opens the preferences, and leads nowhere`, async () => {
        const follow = `const follow = (event) => {
          if (event.defaultPrevented || !event.target.closest('a')) return;
          event.preventDefault();
          history.pushState(null, '', '#followed');
        };`;
        const site = await Site.open({
          script: '',
          after: `<footer><a href="#followed" data-consent-open>Privacy choices</a></footer>${script(`${follow} ${listens}`)}${dropIn}`,
        });
        await site.press('refuse');
        await until(() => site.choices().length === 0);
        const link = site.document.querySelector('footer a');
        assert.isOk(link);
        await click(link);
        const consent = await site.consent();
        await until(() => consent.view === 'preferences');
        assert.equal(site.window.location.hash, '');
      });

    it('has a link that is wanted in a tab or a window of its own: the browser follows it', async () => {
      const after =
        '<a href="#own" data-consent-open>Privacy choices</a><button data-consent-open>Privacy choices</button>';
      const site = await Site.open({ after });
      await site.consent();
      /** Whether it is left to the browser, which the test then keeps from following it. */
      const isLeft = (tag: string, held: MouseEventInit): boolean => {
        let left = false;
        site.document.addEventListener(
          'click',
          (event) => {
            left = !event.defaultPrevented;
            event.preventDefault();
          },
          { once: true },
        );
        const init = { ...held, bubbles: true, cancelable: true };
        site.document
          .querySelector(`${tag}[data-consent-open]`)
          ?.dispatchEvent(new MouseEvent('click', init));
        return left;
      };
      for (const key of ['ctrlKey', 'metaKey', 'shiftKey']) {
        assert.isTrue(isLeft('a', { [key]: true }), key);
        assert.isFalse(isLeft('button', { [key]: true }), key);
      }
      assert.isFalse(isLeft('a', {}));
    });

    it('takes its link to the preferences away: a returning visitor has the widget instead', async () => {
      const link = '<footer><a href="#" data-consent-open>Privacy choices</a></footer>';
      const site = await Site.open({ after: link });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      await site.visit();
      assert.equal((await site.consent()).view, 'none');
      await site.settled();
      assert.lengthOf(site.all('accord-widget'), 0);
      assert.notInclude(await site.log(), 'accord/accord-widget.js');
      site.document.querySelector('footer')?.remove();
      await site.hasWidget();
    });

    it('has a link to the preferences, and writes the widget too: a returning visitor has both', async () => {
      const site = await Site.open({
        after:
          '<a href="#" data-consent-open>Privacy choices</a><accord-widget placement="end"></accord-widget>',
      });
      await site.press('refuse');
      await site.hasWidget();
      await site.visit();
      await site.hasWidget();
    });

    it('shows its link to the preferences in large windows alone: in a small one, a returning visitor has the widget instead', async () => {
      const style = '<style>@media (max-width: 25em) { footer { display: none } }</style>';
      const link = '<footer><a href="#" data-consent-open>Privacy choices</a></footer>';
      const site = await Site.open({ before: style, after: link });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      await site.visit();
      assert.equal((await site.consent()).view, 'none');
      await site.settled();
      assert.lengthOf(site.all('accord-widget'), 0);
      site.frame.style.inlineSize = '320px';
      await site.hasWidget();
    });

    it('hides its link to the preferences by a style sheet that comes late: a returning visitor has the widget', async () => {
      const site = await Site.open({
        script: `${dropIn}<link rel="stylesheet" href="{site}/late.css">`,
        after: '<a href="#" data-consent-open>Privacy choices</a>',
        files: { 'late.css': '[data-consent-open] { display: none }' },
      });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      await site.change({ 'late.css': { hang: true } });
      const visited = site.visit();
      await until(() => site.document.readyState === 'interactive');
      await site.consent();
      await site.change({});
      await visited;
      await site.hasWidget();
    });

    it('shows its link to the preferences late, and hides it by a style sheet that comes later still', async () => {
      const site = await Site.open({
        script: `${dropIn}<link rel="stylesheet" href="{site}/late.css">`,
        after: '<a href="#" data-consent-open hidden>Privacy choices</a>',
        files: { 'late.css': '[data-consent-open] { display: none }' },
      });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      const late = { 'late.css': { hang: true } };
      const before = (await site.log()).length;
      await site.change({ ...late, 'accord/accord-widget.js': { hang: true } });
      const visited = site.visit();
      await until(async () => (await site.log()).includes('accord/accord-widget.js', before));
      for (const link of site.all('[data-consent-open]')) link.hidden = false;
      await site.change(late);
      await site.settled();
      await site.change({});
      await visited;
      await site.hasWidget();
    });

    it('hides its link to the preferences where it is scrolled out of a part of the page: a returning visitor has the widget', async () => {
      const site = await Site.open({
        before:
          '<style>main { display: none } nav { block-size: 200px; overflow: auto } nav p { block-size: 900px }</style>',
        after:
          '<nav><p>A long menu.</p><footer><a href="#" data-consent-open>Privacy choices</a></footer></nav>',
      });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      const footer = site.document.querySelector('footer');
      assert.isOk(footer);
      footer.hidden = true;
      site.window.dispatchEvent(new Event('resize'));
      await site.hasWidget();
      footer.hidden = false;
      site.window.dispatchEvent(new Event('resize'));
      await until(() => site.all('accord-widget').length === 0);
      await site.settled();
      footer.hidden = true;
      await site.hasWidget();
    });

    it('replaces its head: what is accepted runs', async () => {
      const site = await Site.open();
      site.document.head.replaceWith(site.document.createElement('head'));
      await site.press('accept');
      await site.released();
      assert.deepEqual(site.window.wrong, []);
    });

    it('is sent as XML: the preferences cannot be shown there, which is said, and the question comes back', async () => {
      const site = await Site.open({
        headers: { 'content-type': 'application/xhtml+xml' },
        files: {
          'index.html': `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A site</title>
            <script type="application/json" id="policy">${JSON.stringify(sitePolicy)}</script>${dropIn}</head>
            <body><p>A page</p></body></html>`,
        },
      });
      await site.asks();
      await site.press('choose');
      await until(() => site.all('.failed').length);
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      const consent = await site.consent();
      assert.equal(consent.state('tracker'), 'refused');
    });

    it('replaces all of itself: held, and answered in the new one', async () => {
      const site = await Site.open();
      await site.asks();
      const { document } = site;
      const html = document.createElement('html');
      html.append(document.head.cloneNode(true), document.body.cloneNode(true));
      for (const gone of html.querySelectorAll('accord-consent')) gone.remove();
      document.documentElement.replaceWith(html);
      await site.asks();
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      assert.isUndefined(site.window.ran);
    });
  });
});
