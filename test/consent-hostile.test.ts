import { assert } from '@open-wc/testing';
import { createConsent, type Consent, type Policy } from '../src/index.js';
import { defineInPage } from '../src/ui/define-in-page.js';
import { mount, unmountAll, type Page } from './ui/mount.js';
import { policyOf, service } from './policy/policies.js';
import { actAsVisitor, forget, signalGpc, until } from './visitor.js';

/** Markup, a template's own braces and a way out of an attribute, in one. */
const markup = `</p><img class="planted" src="x" onerror="hacked('image')"><script class="planted">hacked('script')</script>"'{site}\${1}`;
const code = `javascript:hacked('link')`;

/** As the drop-in takes it on a public address, where only what a decision depends on is checked. */
const hostile = {
  site: { name: markup, policyUrl: code, contact: code, promises: [markup] },
  purposes: { weather: { name: markup, description: markup } },
  services: [
    {
      id: 'spy',
      name: markup,
      category: 'third-party',
      purposes: ['weather', 'measurement'],
      provider: { name: markup, country: markup, policyUrl: code },
      description: markup,
      data: [markup],
      benefit: markup,
      refusal: markup,
      retention: markup,
      items: [{ name: markup, kind: 'cookie', domain: markup, path: markup, lasts: markup }],
    },
    {
      id: 'other',
      name: { en: markup },
      category: 'partner',
      purposes: ['media'],
      provider: { name: markup, policyUrl: ' \tjava\nscript:hacked(1)' },
    },
  ],
} as unknown as Policy;

describe('hostile input', () => {
  const hacked: string[] = [];
  const added: Element[] = [];
  let consent: Consent | undefined;
  let undoGpc: () => void;

  beforeEach(async () => {
    await forget();
    undoGpc = signalGpc(undefined);
    hacked.length = 0;
    Object.assign(window, { hacked: (what: string) => hacked.push(what) });
  });
  afterEach(async () => {
    consent?.stop();
    consent = undefined;
    unmountAll();
    for (const element of added.splice(0)) element.remove();
    undoGpc();
    Reflect.deleteProperty(window, 'hacked');
    history.replaceState(null, '', location.pathname);
    await forget();
  });

  const deep = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? deep(element.shadowRoot) : []),
    ]);
  const put = <E extends Element>(element: E): E => {
    added.push(element);
    document.body.append(element);
    return element;
  };
  /** Everything that a text could have become is still text. */
  const assertText = (roots: readonly Element[]): void => {
    const all = roots.flatMap((root) => (root.shadowRoot ? deep(root.shadowRoot) : []));
    assert.isTrue(all.some(({ textContent }) => textContent?.includes('<img class="planted"')));
    for (const element of all) {
      assert.isFalse(element.matches('.planted, script, [onerror], [onclick]'), element.outerHTML);
      if (element instanceof HTMLAnchorElement) {
        assert.match(element.protocol, /^(https?|mailto|blob):$/, element.outerHTML);
      }
    }
    assert.deepEqual(hacked, []);
  };

  describe('in the texts of a policy stays text,', () => {
    const open = async (): Promise<Page> => {
      const page = await mount({ policy: hostile }).banner();
      return page;
    };

    it('on the first layer', async () => {
      const { host } = await open();
      assertText([host]);
    });

    it('on the second and the third layer', async () => {
      const page = await open();
      page.fake.show('preferences');
      await page.preferences();
      for (const details of page.all('details')) details.setAttribute('open', '');
      await until(() => page.text('.panel').includes('hacked'));
      assertText([page.host]);
    });

    it('in the declaration, a placeholder, a question in context, and the widget', async () => {
      const page = await open();
      defineInPage();
      const elements = ['declaration', 'placeholder', 'request'].map((name) =>
        put(document.createElement(`accord-${name}`)),
      );
      for (const element of elements) {
        Object.assign(element, { scope: 'spy', label: markup, poster: code });
        await until(() => element.shadowRoot?.textContent?.includes('planted'));
      }
      page.fake.answerAll(false);
      await until(() => page.widget.shadowRoot?.textContent);
      assertText(elements);
      for (const details of elements.flatMap((element) =>
        element.shadowRoot ? deep(element.shadowRoot) : [],
      ))
        if (details.localName === 'details') details.setAttribute('open', '');
      assertText(elements);
    });
  });

  const policy = policyOf(service('matomo', 'first-party', ['measurement']));

  it('in an address decides nothing, opens nothing and becomes nothing', async () => {
    const said = encodeURIComponent(markup);
    for (const address of [
      `?accord=yes&accord-consent=all&consent=granted&grant=matomo&language=xx#accord-preferences`,
      `?${said}&lang=${said}#${said}`,
      `?gtm_debug=1&accord=${encodeURIComponent('1~mhk3v2p8.b.y1matomo_m~x')}#consent=1`,
    ]) {
      history.replaceState(null, '', address);
      consent = createConsent(policy);
      assert.equal(consent.state('matomo'), 'undecided');
      assert.equal(consent.view, 'banner');
      assert.isFalse(consent.allows('matomo'));
      consent.stop();
    }
    assert.deepEqual(hacked, []);
  });

  it('in the language of the page or a text of a record becomes nothing', async () => {
    document.cookie = `accord=${encodeURIComponent(markup)}; Path=/`;
    localStorage.setItem('accord', markup);
    consent = createConsent(policy, { language: markup });
    assert.equal(consent.state('matomo'), 'undecided');
    assert.deepEqual(hacked, []);
  });

  it('with keys that reach for prototypes is refused, and reaches none', async () => {
    const own = (json: string): Policy => JSON.parse(json);
    const text = JSON.stringify(policy);
    for (const bad of [
      text.replace('"services"', '"__proto__":{"granted":true},"services"'),
      text.replace('"services"', '"constructor":{"prototype":{"granted":true}},"services"'),
      text.replace('"id":"matomo"', '"id":"__proto__"'),
      text.replace('"id":"matomo"', '"id":"matomo","__proto__":{"category":"necessary"}'),
      text.replace(
        '"services"',
        '"purposes":{"__proto__":{"name":"x","description":"y"}},"services"',
      ),
    ]) {
      assert.throws(() => createConsent(own(bad)), /PolicyError|policy/i, bad);
    }
    consent = createConsent(policy);
    for (const scope of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      assert.isFalse(consent.allows(scope), scope);
      await actAsVisitor(() => consent?.grant(scope));
    }
    assert.deepEqual(Object.keys(consent.decision), []);
    assert.isUndefined(Reflect.get({}, 'granted'));
    for (const name in {}) assert.fail(`Object.prototype has got ${name}`);
  });
});
