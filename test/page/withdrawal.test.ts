import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createConsent, type Consent } from '../../src/index.js';
import { policyOf, service } from '../policy/policies.js';
import { click, forget, until } from '../visitor.js';

type Page = Window & { consent?: Consent; navigator: Navigator };

const frames: HTMLIFrameElement[] = [];

/** Opens the page of test/page/pages/withdraw.html in a frame, as one tab of the browser. */
const open = async (address = '/test/page/pages/withdraw.html'): Promise<HTMLIFrameElement> => {
  const frame = document.createElement('iframe');
  frame.name = `tab-${frames.length}`;
  frame.src = address;
  frames.push(frame);
  document.body.append(frame);
  await until(() => pageIn(frame).consent);
  return frame;
};
const pageIn = (frame: HTMLIFrameElement): Page => frame.contentWindow as Page;
const consentIn = (frame: HTMLIFrameElement): Consent => {
  const { consent } = pageIn(frame);
  assert.isDefined(consent);
  return consent;
};
const press = async (frame: HTMLIFrameElement, id: string): Promise<void> => {
  const button = frame.contentDocument?.querySelector(id);
  assert.isOk(button);
  await click(button);
};
const typedIn = (frame: HTMLIFrameElement): string | undefined =>
  frame.contentDocument?.querySelector('input')?.value;
const typeNote = async (frame: HTMLIFrameElement): Promise<void> => {
  await press(frame, 'input');
  await sendKeys({ type: 'note' });
  await until(() => typedIn(frame) === 'note');
};
/** Waits until the frame holds another document that has started. */
const reloaded = async (frame: HTMLIFrameElement, before: Consent): Promise<void> => {
  await until(() => {
    const now = pageIn(frame).consent;
    return now && now !== before;
  });
};

describe('withdrawing what ran', () => {
  beforeEach(forget);
  afterEach(async () => {
    for (const frame of frames.splice(0)) frame.remove();
    await forget();
  });

  const accept = async (frame: HTMLIFrameElement): Promise<Consent> => {
    await press(frame, '#accept');
    const consent = consentIn(frame);
    await until(() => consent.allows('tracker'));
    return consent;
  };

  it('reloads the page, which then knows the refusal', async () => {
    const frame = await open();
    const before = await accept(frame);
    await press(frame, '#refuse');
    await reloaded(frame, before);
    assert.equal(consentIn(frame).state('tracker'), 'refused');
  });

  it('reloads a page that stands in an attribute of the page around it', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = await (await fetch('/test/page/pages/withdraw.html')).text();
    frames.push(frame);
    document.body.append(frame);
    await until(() => pageIn(frame).consent);
    const before = await accept(frame);
    await press(frame, '#refuse');
    await reloaded(frame, before);
    assert.equal(consentIn(frame).state('tracker'), 'refused');
  });

  it('reloads nothing when nothing of it ran', async () => {
    const frame = await open();
    await press(frame, '#accept');
    const consent = consentIn(frame);
    await until(() => consent.state('tracker') === 'granted');
    await press(frame, '#refuse');
    assert.equal(consent.state('tracker'), 'refused');
    // Another page of the same kind has been opened, used and reloaded before this one would be left alone.
    const other = await open();
    const before = await accept(other);
    await press(other, '#refuse');
    await reloaded(other, before);
    assert.equal(consentIn(frame), consent);
    assert.equal(consent.reloadNeeded, false);
  });

  it('reloads the page also when the site answers something itself as soon as it hears of it', async () => {
    const frame = await open();
    const before = await accept(frame);
    let heard = 0;
    before.subscribe(() => {
      if (before.state('tracker') === 'refused' && !heard++) before.refuse('tracker');
    });
    await press(frame, '#refuse');
    await reloaded(frame, before);
    assert.equal(consentIn(frame).state('tracker'), 'refused');
  });

  it('reloads the page also where the browser never says what databases there are', async () => {
    const frame = await open('/test/page/pages/withdraw.html?database');
    const before = await accept(frame);
    const { indexedDB } = frame.contentWindow as Window & typeof globalThis;
    indexedDB.databases = () => new Promise(() => undefined);
    await press(frame, '#refuse');
    await reloaded(frame, before);
    assert.equal(consentIn(frame).state('tracker'), 'refused');
  });

  it('comes back to the same part of the page', async () => {
    const frame = await open('/test/page/pages/withdraw.html?a=b#part');
    const before = await accept(frame);
    await press(frame, '#refuse');
    await reloaded(frame, before);
    await until(() => pageIn(frame).location.hash === '#part');
    assert.equal(pageIn(frame).location.search, '?a=b');
  });

  it('comes back to where the page was scrolled to', async () => {
    const frame = await open('/test/page/pages/withdraw.html?long');
    const before = await accept(frame);
    pageIn(frame).scrollTo(0, 700);
    await until(() => pageIn(frame).scrollY === 700);
    consentIn(frame).refuseAll();
    await reloaded(frame, before);
    await until(() => pageIn(frame).scrollY === 700);
  });

  it('comes back to the same page where addresses are relative to another', async () => {
    const frame = await open('/test/page/pages/withdraw.html?base#part');
    const before = await accept(frame);
    await press(frame, '#refuse');
    await reloaded(frame, before);
    await until(() => pageIn(frame).location.hash === '#part');
    assert.match(pageIn(frame).location.href, /\/test\/page\/pages\/withdraw\.html\?base#part$/);
  });

  it('leaves no pages as they were shown to htmx and Turbo, which would bring back what ran', async () => {
    const frame = await open();
    const before = await accept(frame);
    let cleared = 0;
    Object.assign(pageIn(frame), { Turbo: { cache: { clear: () => cleared++ } } });
    const names = ['htmx-history-cache', 'htmx-history-index', 'htmx-history-4f1c'];
    for (const storage of [sessionStorage, localStorage])
      for (const name of [...names, 'htmx-own']) storage.setItem(name, '[]');
    before.refuse('tracker');
    await reloaded(frame, before);
    assert.equal(cleared, 1);
    for (const storage of [sessionStorage, localStorage]) {
      for (const name of names) assert.isNull(storage.getItem(name));
      assert.equal(storage.getItem('htmx-own'), '[]');
    }
  });

  it('goes back to no place in the middle of a visit, when something else is refused', async () => {
    const frame = await open();
    const page = frame.contentWindow as Page & typeof globalThis;
    page.sessionStorage.setItem('accord-place', `0 ${page.location.href}#part`);
    localStorage.setItem('tracked', 'yes');
    consentIn(frame).refuseAll();
    await until(
      () => localStorage.getItem('tracked') === null && localStorage.getItem('accord-erased'),
    );
    assert.equal(page.location.hash, '');
  });

  it('throws away nothing that was typed: it says that a reload is needed', async () => {
    const frame = await open();
    const consent = await accept(frame);
    await typeNote(frame);
    await press(frame, '#refuse');
    await until(() => consent.reloadNeeded);
    assert.equal(consentIn(frame), consent);
    assert.equal(typedIn(frame), 'note');
  });

  it('reloads a page whose own code says that something was typed', async () => {
    const frame = await open();
    const before = await accept(frame);
    const { window } = frame.contentDocument?.defaultView ?? {};
    assert.isOk(window);
    const typed = new window.InputEvent('input', { bubbles: true });
    frame.contentDocument?.querySelector('input')?.dispatchEvent(typed);
    await press(frame, '#refuse');
    await reloaded(frame, before);
  });

  it('says that a reload is needed where the browser is offline, which would show an error in its place', async () => {
    const frame = await open();
    const consent = await accept(frame);
    Object.defineProperty(pageIn(frame).navigator, 'onLine', { value: false });
    await press(frame, '#refuse');
    await until(() => consent.reloadNeeded);
    assert.equal(consentIn(frame), consent);
  });

  it('needs no reload any more once all that runs is allowed again', async () => {
    const frame = await open();
    const consent = await accept(frame);
    await typeNote(frame);
    await press(frame, '#refuse');
    await until(() => consent.reloadNeeded);
    let told: boolean | undefined;
    consent.observe(() => (told = consent.reloadNeeded));
    await press(frame, '#accept');
    await until(() => told === false);
    await until(() => consent.allows('tracker'));
    await press(frame, '#refuse');
    await until(() => told);
    assert.equal(typedIn(frame), 'note');
  });

  it('erases each time, also while a reload is needed already', async () => {
    const frame = await open();
    const consent = await accept(frame);
    await typeNote(frame);
    for (let round = 0; round < 2; round++) {
      localStorage.setItem('tracked', 'yes');
      await press(frame, '#refuse');
      await until(() => consent.reloadNeeded && localStorage.getItem('tracked') === null);
      await press(frame, '#accept');
      await until(() => consent.allows('tracker'));
    }
    assert.equal(consentIn(frame), consent);
  });

  it('never posts a form again', async () => {
    const frame = await open();
    const form = document.createElement('form');
    const id = crypto.randomUUID();
    form.method = 'post';
    form.action = `/form-page?id=${id}`;
    form.target = frame.name;
    document.body.append(form);
    const blank = consentIn(frame);
    form.submit();
    form.remove();
    await reloaded(frame, blank);
    const before = await accept(frame);
    await press(frame, '#refuse');
    await reloaded(frame, before);
    const log: unknown = await (await fetch('/form-page/log')).json();
    assert.deepEqual(
      (log as string[]).filter((line) => line.endsWith(id)),
      [`POST ${id}`, `GET ${id}`],
    );
  });

  /** A tab in which it ran when it was withdrawn in another one, which has been loaded anew. */
  const withdrawnInAnotherTab = async () => {
    const [left, right] = [await open(), await open()];
    const before = await accept(left);
    const other = consentIn(right);
    await until(() => other.allows('tracker'));
    await press(left, '#refuse');
    await reloaded(left, before);
    return { right, other };
  };

  it('stops in the other tabs too, which ask to reload and do not do it themselves', async () => {
    const { right, other } = await withdrawnInAnotherTab();
    await until(() => other.reloadNeeded);
    assert.equal(other.allows('tracker'), false);
    assert.equal(consentIn(right), other);
  });

  it('is erased again when another tab moves on in which it ran on meanwhile', async () => {
    const { right, other } = await withdrawnInAnotherTab();
    await until(
      () => other.reloadNeeded && parseInt(localStorage.getItem('accord-erased') ?? '') > 0,
    );
    localStorage.setItem('tracked', 'by the other tab');
    right.src = '/test/page/pages/withdraw.html?elsewhere';
    await reloaded(right, other);
    await until(() => localStorage.getItem('tracked') === null);
  });

  it('is erased by the next page that knows the service, though one between did not', async () => {
    const chat = service('chat', 'partner', ['support'], {
      items: [{ name: 'chatted', kind: 'localStorage' }],
    });
    const shop = service('shop', 'first-party', ['measurement']);
    const { warn } = console;
    console.warn = () => undefined;
    try {
      const both = createConsent(policyOf(shop, chat), { language: 'en' });
      both.refuseAll();
      both.stop();
      await until(() => localStorage.getItem('accord-erased'));
      // The chat writes once more while its page unloads, and the visitor goes to one without it.
      localStorage.removeItem('accord-erased');
      localStorage.setItem('chatted', 'yes');
      const one = createConsent(policyOf(shop), { language: 'en' });
      await until(() => localStorage.getItem('accord-erased'));
      one.stop();
      assert.equal(localStorage.getItem('chatted'), 'yes');
      const again = createConsent(policyOf(shop, chat), { language: 'en' });
      await until(() => localStorage.getItem('chatted') === null);
      again.stop();
    } finally {
      console.warn = warn;
    }
  });
});
