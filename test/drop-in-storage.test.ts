import { assert } from '@open-wc/testing';
import { policyOf, service } from './policy/policies.js';
import { closeSites, newVisitors, Site, type SiteOptions } from './site.js';
import { click, forget, until } from './visitor.js';

const script = (text: string): string => `<script>${text}</script>`;

const noCookies = `Object.defineProperty(document, 'cookie', { get: () => '', set() {} });`;
const throwingCookies = `Object.defineProperty(document, 'cookie', {
  get() { throw new DOMException('sandboxed', 'SecurityError'); },
  set() { throw new DOMException('sandboxed', 'SecurityError'); },
});`;
const throwingStorage = `for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`;
const noStorage = `for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { value: null });`;
const fullStorage = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`;
const noIndexedDb = `for (const name of ['indexedDB', 'caches'])
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`;

const record = (): string =>
  document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith('accord='))
    ?.slice(7) ?? '';

describe('the drop-in when storage fails:', () => {
  newVisitors();

  const faults: Record<string, string> = {
    'cookies are off': noCookies,
    'cookies throw': throwingCookies,
    'localStorage and sessionStorage throw, as in frames of other sites': throwingStorage,
    'localStorage and sessionStorage are null': noStorage,
    'localStorage is full, as in private windows of older Safaris': fullStorage,
    'IndexedDB and caches throw': noIndexedDb,
    'all of it at once': throwingCookies + throwingStorage + noIndexedDb,
  };
  for (const [what, fault] of Object.entries(faults)) {
    describe(what, () => {
      const options: SiteOptions = { before: script(fault) };

      it('nothing is released before a decision, and the page is usable', async () => {
        const site = await Site.open(options);
        await site.asks();
        await site.assertHeld();
        await site.assertUsable();
        assert.deepEqual(site.window.wrong, []);
      });

      it('a no holds for the page at least', async () => {
        const site = await Site.open(options);
        await site.press('refuse');
        const consent = await site.consent();
        await until(() => site.choices().length === 0);
        assert.equal(consent.state('third-party'), 'refused');
        await site.assertHeld();
        await site.assertUsable();
      });

      it('a yes starts what it allows', async () => {
        const site = await Site.open(options);
        await site.press('accept');
        await site.released();
        assert.equal((await site.consent()).state('third-party'), 'granted');
        await site.assertUsable();
      });
    });
  }

  it('one of the two places is enough to remember a no', async () => {
    for (const fault of [noCookies, throwingCookies, throwingStorage, fullStorage]) {
      const site = await Site.open({ before: script(fault) });
      await site.press('refuse');
      await until(() => site.choices().length === 0);
      await site.visit();
      assert.equal((await site.consent()).view, 'none', fault);
      await site.assertHeld();
      closeSites();
      await forget();
    }
  });

  it('what was refused is erased where localStorage is null or throws, too, and again at the next start', async () => {
    const tracks = (): boolean => document.cookie.includes('trk=');
    for (const fault of [noStorage, throwingStorage]) {
      const site = await Site.open({ before: script(fault) });
      document.cookie = 'trk=1; Path=/';
      await site.press('refuse');
      await until(() => !tracks());
      document.cookie = 'trk=2; Path=/';
      await site.visit();
      await until(() => !tracks());
      closeSites();
      await forget();
    }
  });

  it('what a refused embed stored that was shown once is erased when its page has been left', async () => {
    const video = service('video', 'partner', ['media'], {
      items: [{ name: 'seen', kind: 'localStorage' }],
    });
    const site = await Site.open({ policy: policyOf(video) });
    await site.press('refuse');
    const frame = (): HTMLIFrameElement | null => site.document.querySelector('iframe');
    const once = (): HTMLElement | undefined =>
      site
        .all('accord-placeholder')
        .flatMap(({ shadowRoot }) => [
          ...(shadowRoot?.querySelectorAll<HTMLElement>('.choice') ?? []),
        ])[0];
    await until(() => once() && site.choices().length === 0);
    await click(once() as HTMLElement);
    await until(() => frame()?.contentDocument?.title === 'A film');
    frame()?.contentWindow?.localStorage.setItem('seen', 'a film');
    await site.visit();
    await until(() => localStorage.getItem('seen') === null);
  });

  it('a really full localStorage loses nothing', async () => {
    let size = 4_000_000;
    for (let filled = ''; size > 0;) {
      try {
        localStorage.setItem(`fill${filled.length}`, 'x'.repeat(size));
        filled += '.';
      } catch {
        size = Math.floor(size / 2);
      }
    }
    const site = await Site.open();
    await site.press('refuse');
    await until(() => site.choices().length === 0);
    await site.visit();
    assert.equal((await site.consent()).state('third-party'), 'refused');
    await site.assertHeld();
  });

  it('everything cleared in the middle of a visit: the page stays as decided, the next one asks again', async () => {
    const site = await Site.open();
    await site.press('refuse');
    await until(() => site.choices().length === 0);
    await forget();
    // As the browser tells the page when another tab has cleared it.
    site.window.dispatchEvent(new StorageEvent('storage', { key: null }));
    const consent = await site.consent();
    assert.equal(consent.state('third-party'), 'refused');
    consent.refuse('video');
    await site.assertHeld();
    await forget();
    await site.visit();
    await site.asks();
    await site.assertHeld();
  });

  it('cleared in the middle of a visit after a yes: the next page waits again', async () => {
    const site = await Site.open();
    await site.press('accept');
    await site.released();
    await forget();
    await site.visit();
    await site.asks();
    assert.isUndefined(site.window.ran);
  });

  it('cleared while a page is open, which then decides: only that is stored, the rest is asked again', async () => {
    const old = await Site.open({
      before: script(`{ const now = Date.now; window.shift = 0; Date.now = () => now() + shift; }`),
    });
    await old.press('accept');
    await old.released();
    await forget();
    Reflect.set(old.window, 'shift', 60_000);
    const consent = await old.consent();
    consent.refuse('video');
    assert.equal(consent.allows('tracker'), false);
    const next = await Site.open();
    const later = await next.consent();
    assert.deepEqual(later.undecided, ['tracker/measurement', 'tracker/advertising']);
    assert.equal(later.state('video'), 'refused');
    await next.assertHeld();
  });

  describe('a record that', () => {
    /** A record of the real format: everything granted, or everything refused. */
    const made = async (which: 'accept' | 'refuse'): Promise<string> => {
      const site = await Site.open();
      await site.press(which);
      await until(() => record() !== '' && site.choices().length === 0);
      const text = record();
      closeSites();
      await forget();
      return text;
    };
    const store = (text: string, where: 'cookie' | 'mirror' | 'both' = 'both'): void => {
      if (where !== 'mirror') document.cookie = `accord=${text}; Path=/; Max-Age=1000`;
      if (where !== 'cookie') localStorage.setItem('accord', text);
    };
    const assertAsked = async (): Promise<void> => {
      const site = await Site.open();
      await site.asks();
      await site.assertHeld();
      await site.assertUsable();
      assert.deepEqual(site.window.wrong, []);
    };

    it('was cut, anywhere, counts as none', async () => {
      const yes = await made('accept');
      for (const share of [0.1, 0.4, 0.7, 0.95]) {
        store(yes.slice(0, Math.floor(yes.length * share)));
        await assertAsked();
        closeSites();
      }
    });

    it('was tampered with counts as none', async () => {
      const no = await made('refuse');
      store(no.replaceAll('.n', '.y'));
      await assertAsked();
    });

    it('is of a newer version counts as none', async () => {
      store((await made('accept')).replace(/^1/, '2'));
      await assertAsked();
    });

    it('is no record at all, or a whole megabyte, counts as none', async () => {
      for (const text of ['true', '{"all":true}', '__proto__', '<script>ran=[1]</script>']) {
        store(encodeURIComponent(text));
        localStorage.setItem('accord', text);
        await assertAsked();
        closeSites();
      }
      store(`1~${'x'.repeat(1_000_000)}~0`, 'mirror');
      await assertAsked();
    });

    it('was percent-encoded by a proxy is read', async () => {
      const no = await made('refuse');
      const encoded = Array.from(no)
        .map((each) => `%${each.charCodeAt(0).toString(16).padStart(2, '0')}`)
        .join('');
      store(encoded, 'cookie');
      const site = await Site.open();
      assert.equal((await site.consent()).state('third-party'), 'refused');
      await site.assertHeld();
    });

    it('knows other uses keeps them, and grants nothing by them', async () => {
      const site = await Site.open({
        policy: {
          site: { name: 'Before' },
          services: [{ id: 'old', name: 'Old', category: 'partner', purposes: ['social'] }],
        },
      });
      await site.press('accept');
      await until(() => record() !== '');
      closeSites();
      await assertAsked();
      assert.include(record(), 'old');
    });

    it('stands twice, for two paths of this site: the later answer of each use counts', async () => {
      const yes = await made('accept');
      const no = await made('refuse');
      for (const [wide, near] of [
        [yes, no],
        [no, yes],
      ] as const) {
        const site = await Site.make();
        document.cookie = `accord=${wide}; Path=/`;
        document.cookie = `accord=${near}; Path=${site.address}`;
        await site.visit();
        // The no was given after the yes.
        assert.equal((await site.consent()).state('third-party'), 'refused');
        await site.assertHeld();
        document.cookie = `accord=; Path=${site.address}; Max-Age=0`;
        closeSites();
        await forget();
      }
    });

    it('says yes in the future is not believed, and says no in the future is', async () => {
      const ahead = script(`{ const now = Date.now; Date.now = () => now() + 300 * 86400000; }`);
      for (const which of ['accept', 'refuse'] as const) {
        const early = await Site.open({ before: ahead });
        await early.press(which);
        await until(() => record() !== '' && early.choices().length === 0);
        closeSites();
        const site = await Site.open();
        const consent = await site.consent();
        assert.equal(consent.state('third-party'), which === 'accept' ? 'undecided' : 'refused');
        await site.assertHeld();
        closeSites();
        await forget();
      }
    });
  });

  it('a clock that goes back and forth loses no answer and grants nothing', async () => {
    const site = await Site.open({
      before: script(`{ const now = Date.now; window.shift = 0; Date.now = () => now() + shift; }`),
    });
    const shift = (days: number): void => {
      Reflect.set(site.window, 'shift', days * 86_400_000);
    };
    const consent = await site.consent();
    await site.press('refuse');
    await until(() => site.choices().length === 0);
    for (const days of [-400, 30, -1, 100, 0]) {
      shift(days);
      site.document.dispatchEvent(new Event('visibilitychange'));
      assert.equal(consent.state('third-party'), 'refused', `${days} days`);
    }
    shift(-10);
    consent.refuse('tracker');
    shift(0);
    site.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    assert.equal(consent.state('tracker'), 'refused');
    shift(200);
    site.document.dispatchEvent(new Event('visibilitychange'));
    assert.equal(consent.state('video'), 'undecided', 'an answer has its time');
    await site.assertHeld();
  });

  it('two tabs that decide at the same moment agree, on the stricter answer', async () => {
    const still = script(`Date.now = () => ${Date.now()};`);
    const [left, right] = [await Site.open({ before: still }), await Site.open({ before: still })];
    const [mine, other] = [await left.consent(), await right.consent()];
    // Both have read that there is nothing yet; the first does not hear of the other's answer before its own.
    await left.press('accept');
    other.refuseAll();
    mine.refuse('video');
    for (const site of [left, right]) {
      site.window.dispatchEvent(new StorageEvent('storage', { key: 'accord' }));
    }
    assert.deepEqual({ ...mine.decision }, { ...other.decision });
    assert.equal(mine.state('tracker'), 'refused');
    const later = await Site.open();
    assert.equal((await later.consent()).state('third-party'), 'refused');
    await later.assertHeld();
  });
});
