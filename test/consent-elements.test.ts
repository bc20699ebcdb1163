import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import english from '../locales/en.json' with { type: 'json' };
import '../src/elements.js';
import {
  createConsent,
  type Consent,
  type ConsentOptions,
  type Policy,
  type Receipt,
} from '../src/index.js';
import { verifyReceipt } from '../src/server.js';
import { policyOf, rivage, service } from './policy/policies.js';
import { canResize, resize } from './ui/resize.js';
import { actAsVisitor, click, forget, until } from './visitor.js';

let consent: Consent | undefined;
const start = (policy: Policy = rivage, options: ConsentOptions = {}): Consent => {
  consent = createConsent(policy, { language: 'en', withdraw: 'event', ...options });
  return consent;
};

/** Everything in the page that matches, through open shadow roots. */
const all = (selector: string, root: ParentNode = document): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
  ...[...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot ? all(selector, element.shadowRoot) : [],
  ),
];
const visible = (selector: string): HTMLElement[] =>
  all(selector).filter((element) => element.checkVisibility());
/** The visible button that says this. */
const button = async (text: string): Promise<HTMLElement> => {
  const find = (): HTMLElement | undefined =>
    visible('button').find((each) => each.innerText.trim().startsWith(text));
  await until(find);
  const found = find();
  assert.isDefined(found);
  return found;
};
const panels = (of: string): HTMLElement[] =>
  visible('.panel').filter((panel) => {
    const root = panel.getRootNode();
    return root instanceof ShadowRoot && root.host.localName === of;
  });
const banners = (): HTMLElement[] => visible('.banner');

/** Lets scripts of the page run as if the visitor did nothing for a while. */
const withoutAct = (act: () => void): void => {
  Object.defineProperty(navigator, 'userActivation', {
    value: { isActive: false },
    configurable: true,
  });
  try {
    act();
  } finally {
    Reflect.deleteProperty(navigator, 'userActivation');
  }
};

describe('the consent object and the elements', () => {
  let warnings: string[];
  const { warn, error } = console;
  beforeEach(async () => {
    await forget();
    warnings = [];
    console.warn = console.error = (...args: unknown[]) => void warnings.push(args.join(' '));
  });
  afterEach(async () => {
    consent?.stop();
    consent = undefined;
    for (const element of document.querySelectorAll('[data-test]')) element.remove();
    Object.assign(console, { warn, error });
    await forget();
  });
  const put = <Made extends HTMLElement>(
    element: Made,
    into: Element | ShadowRoot = document.body,
  ): Made => {
    element.dataset['test'] = '';
    into.append(element);
    return element;
  };

  it('asks, takes the answer, shows the widget, and opens the preferences from there', async () => {
    const page = start();
    await click(await button('Accept all'));
    assert.equal(page.state('google'), 'granted');
    await until(() => !banners().length);
    await click(await button('Your Privacy Choices'));
    await button('Save my choices');
    assert.equal(page.view, 'preferences');
  });

  it('leaves the widget out as long as the page has a link of its own, whenever that comes', async () => {
    start();
    await click(await button('Refuse all'));
    const widgets = (): number => document.querySelectorAll('accord-widget').length;
    await until(() => widgets() === 1);
    const link = document.createElement('a');
    link.dataset['consentOpen'] = '';
    const footer = document.createElement('footer');
    footer.append(link);
    put(footer);
    await until(() => widgets() === 0);
    link.remove();
    await until(() => widgets() === 1);
    put(link);
    await until(() => widgets() === 0);
  });

  describe('shows the widget beside a link of the page’s own that nobody sees:', () => {
    const hiding: Record<string, (link: HTMLElement) => void> = {
      'it is marked as hidden': (link) => (link.hidden = true),
      'a style sheet does not display it': (link) => (link.style.display = 'none'),
      'a style sheet makes it invisible': (link) => (link.style.visibility = 'hidden'),
      'its menu is closed': (link) => {
        const menu = put(document.createElement('details'));
        menu.append(document.createElement('summary'), link);
      },
    };
    const shown = (): boolean => visible('accord-widget').length === 1;
    const putLink = (): HTMLElement => {
      const link = put(document.createElement('a'));
      link.textContent = 'Privacy choices';
      link.dataset['consentOpen'] = '';
      return link;
    };

    for (const [how, hide] of Object.entries(hiding))
      it(how, async () => {
        hide(putLink());
        start().refuseAll();
        await until(shown);
      });

    it('it is displayed no more', async () => {
      const link = putLink();
      start();
      // Far below what the window shows.
      const above = put(document.createElement('div'));
      above.style.blockSize = '3000px';
      link.before(above);
      await click(await button('Refuse all'));
      await until(() => !document.querySelector('accord-widget'));
      link.hidden = true;
      await until(shown);
    });

    it('a narrower window leaves it out, a wider one has it', async function () {
      if (!canResize) return this.skip();
      await resize(1280, 720);
      const sheet = put(document.createElement('style'));
      sheet.textContent = '@media (max-width: 40em) { [data-consent-open] { display: none } }';
      putLink();
      start();
      await click(await button('Refuse all'));
      await until(() => !document.querySelector('accord-widget'));
      try {
        await resize(375, 667);
        await until(shown);
      } finally {
        await resize(1280, 720);
      }
      await until(() => !document.querySelector('accord-widget'));
    });
  });

  it('answers by the widget where a button of the page’s own could open nothing', async () => {
    const page = start(rivage, { elements: () => Promise.reject(new Error('offline')) });
    page.refuseAll();
    const opener = put(document.createElement('button'));
    opener.dataset['consentOpen'] = '';
    opener.textContent = 'Choices';
    await until(() => visible('accord-widget').length === 0);
    await click(opener);
    await until(() => visible('accord-widget').length);
    await until(() =>
      all('[role=status]').some(({ textContent }) => textContent === english.widget.failed),
    );
    page.stop();
    assert.isEmpty(visible('accord-widget'));
  });

  it('shows the widget also where the page’s style sheet does not display it', async () => {
    const sheet = put(document.createElement('style'));
    sheet.textContent = 'accord-widget { display: none }';
    start();
    await click(await button('Refuse all'));
    await button('Your Privacy Choices');
  });

  it('takes back in two acts what was given in one, and asks nothing more', async () => {
    start();
    await click(await button('Accept all'));
    assert.equal(consent?.state('third-party'), 'granted');
    await click(await button('Your Privacy Choices'));
    await click(await button('Refuse all'));
    assert.equal(consent?.state('third-party'), 'refused');
    await until(() => !visible('.panel').length);
    const widget = await button('Your Privacy Choices');
    await until(() => widget.innerText.includes('Only what is necessary'));
  });

  it('puts the dialog first in the page, and only one of it', async () => {
    start();
    await until(() => banners().length);
    assert.equal(document.body.firstElementChild?.localName, 'accord-consent');
    put(document.createElement('accord-consent'), put(document.createElement('main')));
    await until(() => document.querySelectorAll('accord-consent').length === 1);
    await until(() => banners().length === 1);
  });

  it('brings the dialog back after a router took it away with the page', async () => {
    const root = put(document.createElement('main'));
    root.append(document.createElement('accord-consent'));
    start();
    await until(() => banners().length === 1);
    root.replaceChildren();
    await until(() => banners().length === 1);
  });

  it('brings the dialog back however quickly one page follows another', async () => {
    start();
    for (let visits = 0; visits < 9; visits++) {
      await until(() => banners().length === 1);
      document.querySelector('accord-consent')?.remove();
    }
    await until(() => banners().length === 1);
  });

  it('stays usable on a page that removes the dialog each time, and brings it back once that ends', async () => {
    let removed = 0;
    const observer = new MutationObserver(() => {
      const dialog = document.querySelector('accord-consent');
      if (dialog) removed++;
      dialog?.remove();
    });
    observer.observe(document.body, { childList: true });
    const page = start();
    await until(() => removed > 5);
    page.refuse('matomo');
    await until(() => page.state('matomo') === 'refused');
    assert.equal(page.allows('google'), false);
    observer.disconnect();
    await until(() => document.querySelector('accord-consent'));
  });

  it('connects an element whose own consent object is taken back with the page’s', async () => {
    for (const name of ['accord-widget', 'accord-declaration'] as const) {
      const element = put(document.createElement(name));
      const page = start();
      await until(() => element.consent === page);
      element.consent = undefined;
      page.stop();
      const next = start();
      await until(() => element.consent === next);
      next.stop();
      element.remove();
    }
  });

  it('connects elements that the page keeps with the next consent object', async () => {
    put(document.createElement('accord-consent'));
    start();
    await until(() => banners().length);
    consent?.stop();
    const page = start();
    await click(await button('Refuse all'));
    assert.equal(page.state('google'), 'refused');
    await until(() => !banners().length);
  });

  it('records what is refused even when what is granted with it has no effect', async () => {
    const page = start();
    await actAsVisitor(() => page.grantAll());
    const host = document.querySelector('accord-consent') ?? put(document.createElement('div'));
    withoutAct(() => {
      const event = new Event('accord-decide', { bubbles: true, composed: true });
      Object.assign(event, {
        granted: ['matomo/measurement'],
        refused: ['google/advertising'],
        how: 'preferences',
      });
      host.dispatchEvent(event);
    });
    assert.equal(page.state('google/advertising'), 'refused');
    assert.include(warnings.join(), 'only the visitor grants');
  });

  it('stops what is withdrawn even when an observer throws', async () => {
    const page = start();
    await actAsVisitor(() => page.grantAll());
    await until(() => page.allows('google'));
    let calls = 0;
    page.observe(() => {
      if (calls++) throw new Error('mine');
    });
    page.refuse('google');
    assert.equal(page.allows('google'), false);
    assert.include(warnings.join(), 'mine');
  });

  it('does not let code show a held embed once', async () => {
    const frame = put(document.createElement('iframe'));
    frame.dataset['consent'] = 'tube';
    frame.dataset['src'] = '/test/page/pages/withdraw.html';
    frame.dataset['placeholder'] = '';
    start(policyOf(service('tube', 'third-party', ['media'])));
    await until(() => document.querySelector('accord-placeholder'));
    withoutAct(() => {
      const event = new Event('accord-once', { bubbles: true, composed: true });
      document.querySelector('accord-placeholder')?.dispatchEvent(event);
    });
    assert.isFalse(frame.hasAttribute('src'));
    await click(await button('Show once'));
    await until(() => frame.hasAttribute('src'));
    assert.equal(consent?.state('tube'), 'undecided');
  });

  it('starts nothing that was granted when it is stopped in the same moment', async () => {
    const page = start();
    let told = 0;
    page.subscribe(() => told++);
    await actAsVisitor(() => {
      page.grantAll();
      page.stop();
    });
    const later = start();
    await until(() => later.allows('google'));
    assert.equal(told, 1);
  });

  describe('with proof, says what the visitor answered to:', () => {
    const tube = service('tube', 'third-party', ['media']);
    /** What is noted of an answer about what came after the first layer was answered. */
    const noted = async (act: (page: Consent) => unknown): Promise<Receipt> => {
      const page = start(rivage, { proof: true });
      await click(await button('Refuse all'));
      let receipt = await page.receipt();
      const events = async (count: number): Promise<boolean> => {
        receipt = await page.receipt();
        return receipt.events?.length === count;
      };
      await until(() => events(1));
      page.setPolicy(policyOf(...rivage.services, tube));
      await act(page);
      await until(() => events(2));
      return receipt;
    };
    const problems = (receipt: Receipt, texts: unknown): unknown =>
      verifyReceipt(receipt, policyOf(...rivage.services, tube), texts).problems;
    const all = { ...english.banner, ...english.rest };

    it('the words of a question in context', async () => {
      const receipt = await noted(async (page) => {
        const opener = put(document.createElement('button'));
        opener.textContent = 'Play';
        opener.addEventListener('click', () => void page.request('tube'));
        await click(opener);
        await click(await button('Allow'));
      });
      assert.equal(receipt.events?.[1]?.layer, 'request');
      assert.deepEqual(problems(receipt, all), []);
    });

    it('those of a question in context that was refused', async () => {
      const receipt = await noted(async (page) => {
        const opener = put(document.createElement('button'));
        opener.textContent = 'Play';
        opener.addEventListener('click', () => void page.request('tube'));
        await click(opener);
        await until(() => panels('accord-request').length);
        const [refuse] = panels('accord-request')[0]?.querySelectorAll('.choice') ?? [];
        assert.isOk(refuse);
        await click(refuse);
      });
      assert.equal(receipt.events?.[1]?.layer, 'request');
      assert.deepEqual(problems(receipt, all), []);
    });

    it('those of a placeholder', async () => {
      const receipt = await noted(async () => {
        const placeholder = document.createElement('accord-placeholder');
        placeholder.setAttribute('scope', 'tube');
        put(placeholder);
        await click(await button('Always allow'));
      });
      assert.equal(receipt.events?.[1]?.layer, 'placeholder');
      assert.deepEqual(problems(receipt, all), []);
    });

    it('none where code closed the question', async () => {
      const receipt = await noted((page) => page.close());
      assert.equal(receipt.events?.[1]?.how, 'close');
      assert.isNull(receipt.events?.[1]?.textsHash);
    });
  });

  describe('asking in context', () => {
    const tube = policyOf(
      service('tube', 'third-party', ['media'], {
        provider: { name: 'Tube Ltd' },
        data: ['which film you watch'],
      }),
    );
    const ask = async (
      page: Consent,
      into?: Element | ShadowRoot,
      scope = 'tube',
    ): Promise<Promise<boolean>[]> => {
      const opener = put(document.createElement('button'), into);
      opener.textContent = 'Play';
      const answers: Promise<boolean>[] = [];
      opener.addEventListener('click', () => answers.push(page.request(scope)));
      opener.focus();
      await click(opener);
      return answers;
    };

    it('allows that service alone, and gives the focus back', async () => {
      const page = start(policyOf(...rivage.services, ...tube.services));
      const [answer] = await ask(page);
      await click(await button('Allow'));
      assert.isTrue(await answer);
      assert.equal(page.decision['tube/media']?.how, 'request');
      assert.isTrue(page.released.has('tube/media'), 'what the site does now is to be withdrawn');
      assert.equal(page.state('google'), 'undecided');
      assert.equal(document.activeElement?.textContent, 'Play');
      assert.isTrue(await page.request('tube'));
    });

    it('stands beside what had the focus, within the window, and has the focus itself', async () => {
      const page = start(tube);
      const [answer] = await ask(page);
      await until(() => panels('accord-request').length);
      const [question] = panels('accord-request');
      const opener = document.activeElement?.shadowRoot ? undefined : document.activeElement;
      assert.notEqual(opener?.textContent, 'Play');
      const play = [...document.querySelectorAll('button')].find(
        (each) => each.innerText === 'Play',
      );
      const box = question?.getBoundingClientRect();
      const beside = play?.getBoundingClientRect();
      assert.isOk(box && beside);
      const gap = Math.max(box.top - beside.bottom, beside.top - box.bottom);
      assert.isAtLeast(gap, 0);
      assert.isAtMost(gap, 16);
      assert.isTrue(box.left >= 0 && box.right <= innerWidth);
      await click(await button('Not now'));
      assert.isFalse(await answer);
    });

    it('leaves the focus with a visitor who went on, and is put off from there', async () => {
      const page = start(tube);
      const [answer] = await ask(page);
      await button('Not now');
      const field = put(document.createElement('input'));
      field.focus();
      await sendKeys({ press: 'Escape' });
      assert.isFalse(await answer);
      assert.lengthOf(panels('accord-request'), 0);
      assert.equal(document.activeElement, field);
      assert.equal(page.state('tube'), 'undecided');
    });

    it('can be answered and put off in a modal dialog of the page', async () => {
      const page = start(policyOf(...tube.services, service('clips', 'third-party', ['media'])));
      page.refuse('clips');
      const dialog = put(document.createElement('dialog'));
      dialog.showModal();
      const [first] = await ask(page, dialog);
      await until(() => panels('accord-request').length);
      await sendKeys({ press: 'Escape' });
      assert.isFalse(await first);
      assert.isTrue(dialog.open);
      consent?.stop();
      const again = start(tube);
      const [second] = await ask(again, dialog);
      await click(await button('Allow'));
      assert.isTrue(await second);
    });

    const components: Record<
      string,
      () => [dialog: HTMLDialogElement, into: Element | ShadowRoot]
    > = {
      'by a component in it': () => {
        const dialog = put(document.createElement('dialog'));
        const outer = dialog.appendChild(document.createElement('div'));
        const inner = document.createElement('div');
        outer.attachShadow({ mode: 'open' }).append(inner);
        return [dialog, inner.attachShadow({ mode: 'open' })];
      },
      'that is part of a component, by what the page puts there': () => {
        const component = put(document.createElement('div'));
        const dialog = document.createElement('dialog');
        dialog.append(document.createElement('slot'));
        component.attachShadow({ mode: 'open' }).append(dialog);
        return [dialog, component];
      },
    };
    for (const [how, make] of Object.entries(components))
      it(`can be answered in a modal dialog, asked ${how}`, async () => {
        const page = start(tube);
        const [dialog, into] = make();
        dialog.showModal();
        const [answer] = await ask(page, into);
        await click(await button('Allow'));
        assert.isTrue(await answer);
        assert.isTrue(dialog.open);
      });

    it('has its answer confirmed within the modal dialog, for all else is inert there', async () => {
      const page = start(tube);
      const dialog = put(document.createElement('dialog'));
      dialog.showModal();
      const [answer] = await ask(page, dialog);
      const allow = await button('Allow');
      const regions = all('[role=status]', dialog);
      assert.equal(regions.length, 1, 'known to a screen reader before it says something');
      await click(allow);
      assert.isTrue(await answer);
      await until(() => regions[0]?.textContent);
      assert.equal(regions[0]?.textContent, english.banner.saved);
      assert.equal(regions[0]?.lang, 'en');
      assert.isTrue(regions[0]?.isConnected);
      assert.equal(document.activeElement?.textContent, 'Play');
    });

    it('is confirmed by the page’s own region alone in a dialog that is not modal', async () => {
      const page = start(tube);
      const dialog = put(document.createElement('dialog'));
      dialog.show();
      const [answer] = await ask(page, dialog);
      await click(await button('Allow'));
      assert.isTrue(await answer);
      const said = (): string[] =>
        all('[role=status]').flatMap(({ textContent }) => textContent?.match(/saved/) ?? []);
      await until(() => said().length);
      assert.lengthOf(said(), 1);
    });

    it('gives the focus back to what had it just before, such as the button of a menu', async () => {
      const page = start(tube);
      const menu = put(document.createElement('details'));
      menu.innerHTML = '<summary>Menu</summary><button>Play</button>';
      const [trigger, item] = menu.children as unknown as HTMLElement[];
      assert.isOk(trigger && item);
      const answers: Promise<boolean>[] = [];
      item.addEventListener('click', () => {
        answers.push(page.request('tube'));
        menu.open = false;
        trigger.focus();
      });
      menu.open = true;
      item.focus();
      await sendKeys({ press: 'Enter' });
      await button('Not now');
      assert.notEqual(document.activeElement?.textContent, 'Menu');
      await sendKeys({ press: 'Escape' });
      assert.isFalse(await answers[0]);
      assert.equal(document.activeElement?.textContent, 'Menu');
    });

    it('is put off with the dialog it stands in', async () => {
      const page = start(tube);
      const dialog = put(document.createElement('dialog'));
      dialog.showModal();
      const [answer] = await ask(page, dialog);
      await until(() => panels('accord-request').length);
      dialog.close();
      assert.isFalse(await answer);
      assert.equal(page.state('tube'), 'undecided');
    });

    it('is put off when the page takes it away with what it stands in', async () => {
      const page = start(tube);
      const dialog = put(document.createElement('dialog'));
      dialog.showModal();
      const [answer] = await ask(page, dialog);
      await until(() => panels('accord-request').length);
      dialog.remove();
      assert.isFalse(await answer);
      assert.equal(page.state('tube'), 'undecided');
    });

    it('is put off when a router shows another page, and not when it renders this one anew', async () => {
      const page = start(tube);
      const { href } = location;
      const [answer] = await ask(page);
      await until(() => panels('accord-request').length);
      const opener = [...document.querySelectorAll('button')].find(
        (each) => each.textContent === 'Play',
      );
      opener?.remove();
      put(document.createElement('button'));
      await new Promise(requestAnimationFrame);
      assert.lengthOf(panels('accord-request'), 1);
      history.pushState(null, '', '/another-page');
      try {
        put(document.createElement('h1'));
        assert.isFalse(await answer);
      } finally {
        history.replaceState(null, '', href);
      }
      assert.lengthOf(panels('accord-request'), 0);
      assert.equal(page.state('tube'), 'undecided');
      // Nobody said no to it.
      const [again] = await ask(page);
      await click(await button('Not now'));
      assert.isFalse(await again);
    });

    it('is put off on another page also where a click gives no focus, and where the address changes behind its path alone', async () => {
      const page = start(tube);
      const { href } = location;
      for (const [address, withFocus] of [
        ['/another-page', false],
        ['?page=2', true],
        ['#/two', true],
      ] as const) {
        const opener = put(document.createElement('button'));
        let answer: Promise<boolean> | undefined;
        opener.addEventListener('mousedown', (event) => withFocus || event.preventDefault());
        opener.addEventListener('click', () => (answer = page.request('tube')));
        (document.activeElement as HTMLElement | null)?.blur();
        await click(opener);
        await until(() => panels('accord-request').length);
        history.pushState(null, '', address);
        try {
          opener.remove();
          assert.isFalse(await answer, address);
        } finally {
          history.replaceState(null, '', href);
        }
      }
    });

    it('does not lie on the first layer where there is room', async function () {
      if (!canResize) this.skip();
      const page = start(policyOf(...rivage.services, ...tube.services));
      await until(() => banners().length);
      const { innerWidth: width, innerHeight: height } = window;
      await resize(1280, 900);
      const [banner] = banners();
      assert.isOk(banner);
      const opener = put(document.createElement('button'));
      opener.textContent = 'Play';
      // Just above the first layer, and beside it where that is narrow.
      const { top, left } = banner.getBoundingClientRect();
      opener.style.cssText = `position: fixed; left: ${left}px; top: ${top - 40}px; block-size: 30px`;
      let answer: Promise<boolean> | undefined;
      opener.addEventListener('click', () => (answer = page.request('tube')));
      opener.focus();
      await click(opener);
      await until(() => panels('accord-request').length);
      const [question] = panels('accord-request');
      const bottom = question?.getBoundingClientRect().bottom ?? top;
      await click(await button('Not now'));
      assert.isFalse(await answer);
      await resize(width, height);
      assert.isAtMost(bottom, top - 40);
    });

    it('gives three choices of one size', async () => {
      const page = start(tube);
      const [answer] = await ask(page);
      await button('Not now');
      const choices = [
        ...(panels('accord-request')[0]?.querySelectorAll<HTMLElement>('[part=choice]') ?? []),
      ];
      assert.lengthOf(choices, 3);
      const sizes = choices.map(
        ({ offsetWidth, offsetHeight }) => `${offsetWidth} ${offsetHeight}`,
      );
      assert.lengthOf(new Set(sizes), 1, sizes.join());
      await click(await button('Not now'));
      assert.isFalse(await answer);
    });

    it('asks nothing without the visitor’s act, and says so', async () => {
      const page = start(tube);
      let answer: Promise<boolean> | undefined;
      withoutAct(() => (answer = page.request('tube')));
      assert.isFalse(await answer);
      assert.lengthOf(panels('accord-request'), 0);
      assert.include(warnings.join(), 'only the visitor is asked');
    });

    it('answers all who ask the same while the question stands', async () => {
      const page = start(policyOf(...rivage.services, ...tube.services));
      const opener = put(document.createElement('button'));
      opener.textContent = 'Play';
      let answers: Promise<boolean>[] = [];
      opener.addEventListener('click', () => {
        answers = ['tube', 'google', 'tube'].map((scope) => page.request(scope));
      });
      await click(opener);
      await click(await button('Allow'));
      assert.deepEqual(await Promise.all(answers), [true, false, true]);
    });

    it('says yes when the signals know, and no when it was taken back before', async () => {
      const page = start({ ...tube, signals: { 'wordpress-consent': { marketing: 'tube' } } });
      const told: boolean[] = [];
      const [answer] = await ask(page);
      void answer?.then((yes) => told.push(yes));
      await click(await button('Allow'));
      await until(() => page.state('tube') === 'granted');
      await until(() => warnings.join().includes('the page has no wp_set_consent'));
      assert.isEmpty(told);
      page.refuse('tube');
      await until(() => told.length);
      assert.deepEqual(told, [false]);
      await actAsVisitor(() => page.grant('tube'));
      void page.request('tube').then((yes) => told.push(yes));
      window.wp_set_consent = () => undefined;
      const script = document.createElement('script');
      script.src = 'data:text/javascript,';
      put(script);
      await until(() => told.length === 2);
      Reflect.deleteProperty(window, 'wp_set_consent');
      assert.deepEqual(told, [false, true]);
    });

    it('says no when everything is stopped before the signals know, and never waits after that', async () => {
      const page = start({ ...tube, signals: { 'wordpress-consent': { marketing: 'tube' } } });
      const [answer] = await ask(page);
      await click(await button('Allow'));
      await until(() => page.state('tube') === 'granted');
      page.stop();
      assert.isFalse(await answer);
      assert.isFalse(await page.request('tube'));
    });

    it('asks in the page when the dialog is gone that it was asked from', async () => {
      const page = start(tube);
      const dialog = put(document.createElement('dialog'));
      const opener = document.createElement('button');
      opener.textContent = 'Play';
      dialog.append(opener);
      dialog.showModal();
      const answers: Promise<boolean>[] = [];
      opener.addEventListener('click', () => {
        answers.push(page.request('tube'));
        dialog.remove();
      });
      await click(opener);
      await click(await button('Not now'));
      assert.isFalse(await answers[0]);
    });

    it('refuses, and does not ask again soon', async () => {
      const page = start(tube);
      const [answer] = await ask(page);
      const question = (): HTMLElement[] => panels('accord-request');
      await until(() => question().length);
      const refuse = question()[0]?.querySelector<HTMLElement>('[part=choice]');
      assert.isOk(refuse);
      await click(refuse);
      assert.isFalse(await answer);
      assert.equal(page.state('tube'), 'refused');
      const [again] = await ask(page);
      assert.isFalse(await again);
    });

    it('leads to all choices, and asks again later, for reading on is no answer', async () => {
      const page = start(tube);
      const [answer] = await ask(page);
      await click(await button('All choices'));
      assert.isFalse(await answer);
      await until(() => page.view === 'preferences');
      page.close();
      const [again] = await ask(page);
      await click(await button('Allow'));
      assert.isTrue(await again);
    });

    it('leaves it open when it is put off, and does not ask again soon, by no name that it has', async () => {
      const page = start(tube);
      const [answer] = await ask(page);
      await click(await button('Not now'));
      assert.isFalse(await answer);
      assert.equal(page.state('tube'), 'undecided');
      for (const name of ['tube', 'media']) {
        const [again] = await ask(page, undefined, name);
        assert.isFalse(await again, name);
      }
      const { now } = Date;
      try {
        // The clock was wrong, and was set back since.
        Date.now = () => now() - 7_200_000;
        const [later] = await ask(page);
        await click(await button('Not now'));
        assert.isFalse(await later);
      } finally {
        Date.now = now;
      }
    });
  });
});
