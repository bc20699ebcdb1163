import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import {
  createConsent,
  type Consent,
  type ConsentChangeEvent,
  type ConsentOptions,
  type Decision,
  type RecordPlace,
} from '../src/index.js';
import { policyOf, rivage, service } from './policy/policies.js';
import { actAsVisitor, forget, signalGpc, until } from './visitor.js';

/** What Accord warned about and reported while the test ran. */
let warnings: string[];
let consent: Consent | undefined;
let undoGpc: () => void;
const { warn, error } = console;

const start = (policy = rivage, options: ConsentOptions = {}): Consent => {
  consent?.stop();
  // What ran in one test is known to the next: the page of the tests itself must not be reloaded.
  consent = createConsent(policy, { language: 'en', withdraw: 'event', ...options });
  return consent;
};
/** The record in the cookie, if there is one. */
const cookie = (): string | undefined =>
  document.cookie
    .split('; ')
    .find((each) => each.startsWith('accord='))
    ?.slice(7);

/** `settled`, or what the promise rejects with. */
const outcomeOf = (promise: Promise<void>): Promise<unknown> =>
  promise.then(
    () => 'settled',
    (reason: unknown) => reason,
  );

describe('createConsent', () => {
  beforeEach(async () => {
    await forget();
    warnings = [];
    console.warn = console.error = (...args: unknown[]) => void warnings.push(args.join(' '));
    // Firefox may be set to send the signal; a test says itself when it does.
    undoGpc = signalGpc(undefined);
  });
  afterEach(async () => {
    consent?.stop();
    consent = undefined;
    undoGpc();
    Object.assign(console, { warn, error });
    await forget();
  });

  describe('before a decision', () => {
    it('allows only what is necessary and stores nothing', () => {
      const page = start();
      assert.equal(page.allows('basket'), true);
      for (const scope of ['matomo', 'first-party', 'measurement', 'google/advertising']) {
        assert.equal(page.allows(scope), false, scope);
        assert.equal(page.state(scope), 'undecided', scope);
      }
      assert.equal(page.view, 'banner');
      assert.equal(document.cookie, '');
      assert.equal(localStorage.length + sessionStorage.length, 0);
      assert.deepEqual(warnings, []);
    });

    it('allows by an expression as markup is held by it', async () => {
      const page = start();
      await actAsVisitor(() => page.grant('matomo'));
      await until(() => page.allows('matomo basket'));
      assert.equal(page.allows('matomo google'), false);
      assert.equal(page.allows('matomo|google'), true);
      await page.when('google|matomo basket');
      // Markup breaks lines where it likes.
      assert.equal(page.allows('\n  google |\n  matomo\n  basket\n'), true);
      assert.deepEqual(warnings, []);
    });

    it('speaks the language of the page when it is told none', () => {
      const { lang } = document.documentElement;
      document.documentElement.lang = 'es';
      const page = start(policyOf(), { language: 'fr' });
      page.setLanguage('');
      document.documentElement.lang = lang;
      assert.equal(page.language, 'es');
    });

    it('takes a language however pages and systems write it, and English for what is none', () => {
      const { lang } = document.documentElement;
      document.documentElement.lang = 'pt_BR';
      const page = start(policyOf(), { language: '' });
      document.documentElement.lang = lang;
      assert.equal(page.language, 'pt-BR');
      const tags: Record<string, string> = {
        fr_FR: 'fr-FR',
        DE: 'de',
        'tl-ph': 'tl-PH',
        'zh-hant-tw': 'zh-Hant-TW',
        'ca-valencia': 'ca-valencia',
        'de_DE.UTF-8': 'de',
        'en-US-': 'en-US',
        '*': 'en',
        _: 'en',
      };
      for (const [written, tag] of Object.entries(tags)) {
        page.setLanguage(written);
        assert.equal(page.language, tag, written);
      }
      assert.equal(start(policyOf(), { language: 'de_AT' }).language, 'de-AT');
      // A mistake of those without a compiler.
      const { language } = start(policyOf(), JSON.parse('{ "language": 5 }'));
      assert.equal(language, start(policyOf(), { language: '' }).language);
    });

    it('grants and opens nothing any more once it was stopped', async () => {
      const page = start();
      page.stop();
      await actAsVisitor(() => {
        page.grantAll();
        page.open();
      });
      assert.equal(page.state('matomo'), 'undecided');
      assert.equal(page.view, 'banner');
      assert.isUndefined(cookie());
    });

    it('allows nothing any more that is refused after it was stopped', async () => {
      const page = start();
      await actAsVisitor(() => page.grantAll());
      await until(() => page.allows('google'));
      page.stop();
      page.refuseAll();
      assert.equal(page.state('google'), 'refused');
      assert.isFalse(page.allows('google'));
    });

    it('settles a request with no, at once, where no element can ask', async () => {
      const page = start();
      for (const scope of ['matomo', 'google'])
        assert.isFalse(await actAsVisitor(() => page.request(scope)));
      assert.isNull(document.querySelector('accord-request'));
      assert.isEmpty(page.decision);
    });

    it('does not ask when everything is necessary', () => {
      assert.equal(start(policyOf(service('basket', 'necessary', ['preferences']))).view, 'none');
    });

    it('answers no to what is no text, and says what it was', () => {
      const page = start();
      const wrong: readonly unknown[] = [undefined, null, 5, ['matomo', 'google']];
      for (const given of wrong) {
        assert.isFalse(page.allows(given as string), String(given));
        assert.equal(page.state(given as string), 'undecided', String(given));
      }
      assert.match(warnings.join(), /no scope "undefined"/);
    });

    it('answers no to an unknown scope, with one warning that names those there are', () => {
      const page = start();
      assert.equal(page.allows('analytics'), false);
      assert.equal(page.allows('analytics'), false);
      assert.lengthOf(warnings, 1);
      assert.match(warnings[0] ?? '', /no scope "analytics"; it has .*matomo/);
    });

    it('names every problem of a policy and starts nothing', () => {
      const broken = { ...rivage, services: [service('Big One', 'partner', [])] };
      assert.throws(() => createConsent(broken), /services\[0\]\.id[^]*services\[0\]\.purposes/);
      assert.throws(() => createConsent(rivage, { days: 500 }), RangeError, /days: 500/);
      assert.equal(start().view, 'banner');
    });

    it('says which options those without a compiler got wrong, and starts nothing', () => {
      const withOptions = (options: unknown) => () =>
        createConsent(rivage, options as ConsentOptions);
      assert.throws(withOptions(null), TypeError, /options: null is not an object/);
      assert.throws(withOptions('de'), TypeError, /options: "de" is not an object/);
      assert.throws(withOptions({ days: '30' }), RangeError, /days: "30" is not a number/);
      assert.throws(withOptions({ refusalDays: null }), RangeError, /refusalDays: null is not a/);
      assert.equal(start().view, 'banner');
    });
  });

  describe('only the visitor grants', () => {
    it('code alone grants nothing and opens nothing, and is told once why', () => {
      // A click of an earlier test may still count as an act in this page: a fresh frame has seen none.
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const page = start();
      const { userActivation } = frame.contentWindow?.navigator ?? {};
      Object.defineProperty(navigator, 'userActivation', {
        value: userActivation,
        configurable: true,
      });
      try {
        page.grantAll();
        page.grant('matomo');
        page.open();
        assert.equal(page.view, 'banner');
        assert.equal(page.allows('matomo'), false);
        assert.equal(cookie(), undefined);
        assert.lengthOf(warnings, 2);
        page.refuse('google');
        assert.equal(page.state('google'), 'refused');
        page.decide({ granted: ['matomo'], refused: ['mixpanel'] });
        assert.equal(page.state('matomo'), 'undecided');
        assert.equal(page.state('mixpanel'), 'refused');
      } finally {
        Reflect.deleteProperty(navigator, 'userActivation');
        frame.remove();
      }
    });

    it('yes and no to several scopes are one answer', async () => {
      const page = start();
      const told: Decision[] = [];
      page.subscribe((decision) => told.push(decision));
      await actAsVisitor(() =>
        page.decide({
          granted: ['matomo', 'google'],
          refused: ['mixpanel', 'google/advertising'],
        }),
      );
      assert.equal(page.view, 'none');
      await until(() => page.allows('matomo'));
      assert.deepEqual(
        ['matomo', 'google/measurement', 'google/advertising', 'mixpanel'].map(page.state),
        ['granted', 'granted', 'refused', 'refused'],
      );
      assert.lengthOf(told, 2);
      assert.equal(told[1], page.decision);
    });

    it('a call from a click grants, and the answer says that it came from the interface of the site', async () => {
      const page = start();
      await actAsVisitor(() => page.grant('google/measurement', 'matomo'));
      assert.equal(page.state('matomo'), 'granted');
      assert.equal(page.state('google'), 'undecided');
      assert.equal(page.decision['matomo/measurement']?.how, 'api');
      await actAsVisitor(() => page.grantAll());
      assert.equal(page.view, 'none');
      assert.equal(page.state('third-party'), 'granted');
    });
  });

  describe('a decision', () => {
    it('is stored within the call, in the cookie and its mirror, and read by the next page', () => {
      start().refuseAll();
      assert.match(cookie() ?? '', /^1~[0-9a-z]+\.a\.n1matomo_m\./);
      assert.equal(localStorage.getItem('accord'), cookie());
      const next = start();
      assert.equal(next.state('third-party'), 'refused');
      assert.equal(next.view, 'none');
    });

    it('outlives a lost cookie, and a lost mirror', async () => {
      await actAsVisitor(() => start().grantAll());
      document.cookie = 'accord=; Max-Age=0; Path=/';
      assert.equal(start().allows('google'), true);
      start().refuse('google');
      localStorage.clear();
      assert.equal(start().state('google'), 'refused');
    });

    it('lives as long as the page where nothing can be stored', async () => {
      const blocked = { read: () => undefined, write: () => undefined };
      const page = start(rivage, { storage: blocked });
      await actAsVisitor(() => page.grantAll());
      await until(() => page.allows('google'));
      assert.equal(document.cookie, '');
    });

    it('survives a storage of the site that throws', async () => {
      const broken = {
        read: () => {
          throw new Error('no read');
        },
        write: () => {
          throw new Error('no write');
        },
      };
      const page = start(rivage, { storage: broken });
      await actAsVisitor(() => page.grantAll());
      await until(() => page.allows('google'));
      assert.match(warnings.join(), /no read[^]*no write/);
    });

    it('says once that a storage of the site is asynchronous, and is kept by the page all the same', async () => {
      const unhandled: unknown[] = [];
      const note = (event: PromiseRejectionEvent): void => {
        event.preventDefault();
        unhandled.push(event.reason);
      };
      addEventListener('unhandledrejection', note);
      // Those without a compiler may write it so; with one the second passes as well.
      const read = () => Promise.reject(new Error('no read'));
      const write = () => Promise.reject(new Error('no write'));
      const page = start(rivage, { storage: Object({ read, write }) as RecordPlace });
      page.refuse('google');
      page.refuse('matomo');
      await until(() => warnings.join().split('no write').length > 2);
      removeEventListener('unhandledrejection', note);
      assert.equal(page.state('matomo'), 'refused');
      assert.deepEqual(
        warnings.filter((text) => text.includes('option storage')),
        [
          'Accord: TypeError: option storage.read returned a promise; it has to return the stored text, null or undefined at once',
          'Accord: TypeError: option storage.write returned a promise; it has to have stored the text when it returns',
        ],
      );
      assert.deepEqual(unhandled, []);
    });

    it('says that a storage of the site gives something that is no text', () => {
      const storage = Object({ read: () => ({ accord: 1 }), write: () => true }) as RecordPlace;
      start(rivage, { storage }).refuseAll();
      assert.match(
        warnings.join('|'),
        /^[^|]*option storage\.read returned \{"accord":1\}; [^|]*$/,
      );
    });

    it('tells listeners at once and on change, with the one before, and the document by an event', async () => {
      const page = start();
      const heard: [Decision, Decision][] = [];
      const events: ConsentChangeEvent[] = [];
      const listen = (event: ConsentChangeEvent): void => void events.push(event);
      document.addEventListener('consentchange', listen);
      const undo = page.subscribe((...args) => heard.push(args));
      const first = page.decision;
      await actAsVisitor(() => page.grant('matomo'));
      await until(() => heard.length === 2);
      page.refuse('matomo');
      assert.deepEqual(heard, [
        [first, first],
        [heard[1]?.[0], first],
        [page.decision, heard[1]?.[0]],
      ]);
      assert.deepEqual(
        events.map(({ withdrawn }) => withdrawn),
        [[], ['matomo/measurement']],
      );
      undo();
      document.removeEventListener('consentchange', listen);
      page.refuse('google');
      assert.lengthOf(heard, 3);
    });

    it('a listener that throws does not keep the others from hearing it', async () => {
      const page = start();
      let heard = 0;
      page.subscribe(() => {
        throw new Error('mine');
      });
      page.subscribe(() => heard++);
      page.refuseAll();
      await until(() => heard === 2);
      assert.include(warnings.join(), 'mine');
    });

    it('lets an observer go that throws as soon as it comes', () => {
      const page = start();
      let told = 0;
      const undo = page.observe(() => {
        told++;
        throw new Error('mine');
      });
      undo();
      page.refuseAll();
      assert.equal(told, 1);
      assert.include(warnings.join(), 'mine');
    });

    it('tells a listener as often as it listens', async () => {
      const page = start();
      const told: string[] = [];
      const listener = (): void => void told.push('decision');
      const observer = (): void => void told.push('view');
      const undo = [page.subscribe(listener), page.observe(observer)];
      page.subscribe(listener);
      page.observe(observer);
      for (const each of undo) each();
      told.length = 0;
      page.refuseAll();
      await until(() => told.includes('decision'));
      assert.deepEqual(told.toSorted(), ['decision', 'view']);
    });

    it('tells a change once, also when it comes while another policy is being told', async () => {
      const page = start();
      await actAsVisitor(() => page.grantAll());
      await until(() => page.allows('google'));
      let isSet = false;
      page.subscribe(() => {
        if (!isSet) return;
        isSet = false;
        page.refuse('google');
      });
      const changes: boolean[] = [];
      page.subscribe((decision, previous) => changes.push(decision !== previous));
      isSet = true;
      page.setPolicy({ ...rivage, site: { name: 'Another name' } });
      assert.deepEqual(changes, [false, true, false]);
    });

    it('tells a listener that another one has put off nothing more', () => {
      const page = start();
      let told = 0;
      let undo = (): void => undefined;
      page.subscribe(() => undo());
      undo = page.subscribe(() => told++);
      told = 0;
      page.setPolicy({ ...rivage, site: { name: 'Another name' } });
      assert.equal(told, 0);
    });

    it('settles `when` on the grant, and rejects it when it is given up', async () => {
      const page = start();
      const settled = page.when('matomo');
      const gaveUp = new AbortController();
      const given = outcomeOf(page.when('google', { signal: gaveUp.signal }));
      gaveUp.abort('enough');
      assert.equal(await given, 'enough');
      await actAsVisitor(() => page.grantAll());
      await settled;
      await page.when('google');
    });

    it('rejects `when` that is given up before anybody has heard of the grant, as React does to an effect in StrictMode', async () => {
      const page = start();
      await actAsVisitor(() => page.grantAll());
      const gaveUp = new AbortController();
      const given = outcomeOf(page.when('google', { signal: gaveUp.signal }));
      gaveUp.abort('enough');
      assert.equal(await given, 'enough');
    });
  });

  describe('other writers', () => {
    /** Another tab of this origin writes the record while this one is open. */
    const inAnotherTab = (act: (page: Consent) => void): void => {
      const mine = consent;
      const shared = Symbol.for('accord-consent');
      const saved = Reflect.get(globalThis, shared);
      Reflect.deleteProperty(globalThis, shared);
      const other = createConsent(rivage, { language: 'en', withdraw: 'event' });
      act(other);
      other.stop();
      Reflect.set(globalThis, shared, saved);
      consent = mine;
      dispatchEvent(new StorageEvent('storage', { key: 'accord' }));
    };

    it('a refusal in another tab counts here at once', async () => {
      const page = start();
      await actAsVisitor(() => page.grantAll());
      inAnotherTab((other) => other.refuse('google'));
      assert.equal(page.allows('google'), false);
      assert.equal(page.allows('matomo'), true);
    });

    it('a refusal in another tab counts here at once also where the site keeps it under another name', async () => {
      const storage: RecordPlace = {
        read: () => localStorage.getItem('mine'),
        write: (record) => localStorage.setItem('mine', record),
      };
      const page = start(rivage, { storage });
      await actAsVisitor(() => page.grantAll());
      await until(() => page.allows('google'));
      const granted = localStorage.getItem('mine') ?? '';
      page.refuse('google');
      const refused = localStorage.getItem('mine') ?? '';
      localStorage.setItem('mine', granted);
      const next = start(rivage, { storage });
      assert.equal(next.allows('google'), true);
      localStorage.setItem('mine', refused);
      dispatchEvent(new StorageEvent('storage', { key: 'mine' }));
      assert.equal(next.allows('google'), false);
    });

    it('a withdrawal in another tab of what ran here asks to reload, and does not do it, nor is it forgotten with a consent object', async () => {
      const page = start(rivage, { withdraw: 'reload' });
      await actAsVisitor(() => page.grantAll());
      await until(() => page.allows('google'));
      inAnotherTab((other) => other.refuse('google'));
      await until(() => page.reloadNeeded);
      page.stop();
      assert.isFalse(start(rivage, { withdraw: 'event' }).reloadNeeded);
      consent?.stop();
      assert.isTrue(start(rivage, { withdraw: 'reload' }).reloadNeeded);
    });

    it('so does one of what ran on another part of the site, which the policy in force does not know', async () => {
      const page = start(rivage, { withdraw: 'reload' });
      await actAsVisitor(() => page.grantAll());
      await until(() => page.allows('google'));
      page.setPolicy(policyOf(service('maps', 'third-party', ['media'])));
      inAnotherTab((other) => other.refuse('google'));
      await until(() => page.reloadNeeded);
    });

    it('a second start on the page returns the running consent', () => {
      const page = start();
      assert.equal(createConsent(policyOf()), page);
      assert.include(warnings.join(), 'already running');
    });
  });

  describe('withdrawing', () => {
    const leaky = policyOf(
      service('tracker', 'third-party', ['measurement'], {
        items: [
          { name: 'trk', kind: 'cookie' },
          { pattern: 'trk_*', kind: 'localStorage' },
          { name: 'trk-session', kind: 'sessionStorage' },
          { name: 'trk-db', kind: 'indexedDB' },
          { pattern: 'trk-cache-*', kind: 'cache' },
        ],
      }),
      service('friend', 'partner', ['support'], { items: [{ name: 'shared', kind: 'cookie' }] }),
      service('foe', 'third-party', ['social'], { items: [{ name: 'shared', kind: 'cookie' }] }),
    );
    const databases = async (): Promise<(string | undefined)[]> =>
      (await indexedDB.databases()).map(({ name }) => name);

    it('erases what nobody granted declares, from every store, and leaves the rest', async () => {
      const page = start(leaky, { withdraw: 'event' });
      await actAsVisitor(() => page.grantAll());
      const { pathname } = location;
      document.cookie = 'trk=1; Path=/';
      document.cookie = `trk=2; Path=${pathname.slice(0, pathname.lastIndexOf('/') + 1)}`;
      document.cookie = 'shared=1; Path=/';
      document.cookie = 'mine=1; Path=/';
      localStorage.setItem('trk_1', '');
      localStorage.setItem('mine', '');
      sessionStorage.setItem('trk-session', '');
      await new Promise((resolve, reject) => {
        const request = indexedDB.open('trk-db');
        request.addEventListener('success', () => {
          request.result.close();
          resolve(null);
        });
        request.addEventListener('error', reject);
      });
      await caches.open('trk-cache-1');
      page.refuse('tracker', 'foe');
      await until(() => !document.cookie.includes('trk') && !localStorage.getItem('trk_1'));
      await until(async () => !(await databases()).includes('trk-db'));
      await until(async () => !(await caches.has('trk-cache-1')));
      assert.equal(sessionStorage.getItem('trk-session'), null);
      assert.include(document.cookie, 'shared=1');
      assert.include(document.cookie, 'mine=1');
      assert.equal(localStorage.getItem('mine'), '');
      page.refuse('friend');
      await until(() => !document.cookie.includes('shared'));
    });

    it('erases nothing that something granted or necessary needs, nor its own record', async () => {
      const greedy = policyOf(
        service('login', 'necessary', ['security'], {
          items: [{ name: 'session_id', kind: 'cookie' }],
        }),
        service('google', 'third-party', ['measurement'], {
          items: [
            { name: '_ga', kind: 'cookie', domain: 'localhost' },
            { name: 'both', kind: 'localStorage' },
          ],
        }),
        service('greedy', 'third-party', ['social'], {
          items: [
            { pattern: 'session*', kind: 'cookie' },
            { name: '_ga', kind: 'cookie' },
            { pattern: '*', kind: 'cookie' },
            { pattern: 'a*', kind: 'localStorage' },
          ],
        }),
      );
      const page = start(greedy);
      document.cookie = 'session_id=1; Path=/';
      document.cookie = '_ga=1; Path=/';
      document.cookie = 'session_of_greedy=1; Path=/';
      // What is kept under this name is not a cookie.
      document.cookie = 'both=1; Path=/';
      await actAsVisitor(() => page.grant('google'));
      page.refuse('greedy');
      await until(() => !/session_of_greedy|both/.test(document.cookie));
      assert.include(document.cookie, 'session_id=1');
      assert.include(document.cookie, '_ga=1');
      assert.isString(cookie());
      assert.equal(localStorage.getItem('accord'), cookie());
    });

    it('erases a cookie of the path that the policy names, which cannot be seen from here', async () => {
      const frame = document.createElement('iframe');
      frame.src = await executeServerCommand<string, string>('make-page', '');
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const seen = (): string => frame.contentDocument?.cookie ?? '';
      document.cookie = 'far=1; Path=/made-page';
      assert.notInclude(document.cookie, 'far');
      assert.include(seen(), 'far=1');
      const items = [{ name: 'far', kind: 'cookie', path: '/made-page' }] as const;
      start(policyOf(service('far', 'partner', ['social'], { items }))).refuseAll();
      await until(() => !seen().includes('far='));
      frame.remove();
    });

    it('erases at once too what Global Privacy Control refuses later', async () => {
      const items = [{ name: 'trk', kind: 'cookie' }] as const;
      const page = start(policyOf(service('far', 'partner', ['social'], { items })));
      await actAsVisitor(() => page.grant('far'));
      await until(() => page.allows('far'));
      document.cookie = 'trk=1; Path=/';
      undoGpc();
      undoGpc = signalGpc(true);
      page.setPolicy(page.policy);
      assert.equal(page.state('far'), 'refused');
      await until(() => !document.cookie.includes('trk'));
    });

    it('erases at the next start what was written again while the page unloaded', async () => {
      start(leaky).refuseAll();
      document.cookie = 'trk=again; Path=/';
      start(leaky);
      await until(() => !document.cookie.includes('trk'));
    });
  });

  describe('Global Privacy Control', () => {
    it('refuses partners and third parties, says so, and asks about the rest alone', () => {
      undoGpc();
      undoGpc = signalGpc(true);
      const page = start();
      assert.equal(page.state('third-party'), 'refused');
      assert.deepEqual(page.undecided, ['matomo/measurement']);
      assert.equal(page.gpc, true);
      undoGpc();
      undoGpc = signalGpc(undefined);
      const later = start();
      assert.equal(later.state('third-party'), 'refused');
      assert.equal(later.gpc, true);
    });

    for (const [browser, request] of [
      [undefined, true],
      [false, true],
      [true, false],
      [true, true],
    ] as const) {
      it(`counts by the browser's word, ${browser}, or by that of the request, ${request}`, () => {
        undoGpc();
        undoGpc = signalGpc(browser);
        assert.equal(start(rivage, { gpc: request }).state('third-party'), 'refused');
      });
    }

    it('only true counts', () => {
      for (const value of [false, undefined, 1, 'true']) {
        undoGpc();
        undoGpc = signalGpc(value as boolean);
        const gpc = value as boolean;
        assert.equal(start(rivage, { gpc }).state('third-party'), 'undecided');
      }
    });
  });

  it('a single-page application changes policy and language', () => {
    const page = start();
    page.refuseAll();
    let told = 0;
    page.observe(() => told++);
    page.setPolicy(policyOf(...rivage.services, service('maps', 'third-party', ['media'])));
    assert.deepEqual(page.undecided, ['maps/media']);
    assert.equal(page.view, 'banner');
    page.setLanguage('fr');
    assert.equal(page.language, 'fr');
    assert.isAbove(told, 2);
    assert.throws(() => page.setPolicy({ ...rivage, services: [service('A', 'partner', [])] }));
    assert.deepEqual(page.undecided, ['maps/media']);
  });

  it('who is told of another policy finds what it asks about', async () => {
    const page = start();
    await actAsVisitor(() => page.grantAll());
    await until(() => page.allows('google'));
    const seen: string[] = [];
    page.subscribe(() => seen.push(page.view, ...page.undecided));
    page.setPolicy(policyOf(...rivage.services, service('maps', 'third-party', ['media'])));
    assert.deepEqual(seen, ['none', 'banner', 'maps/media']);
  });

  it('what another policy maps to a signal is allowed to nobody before that signal knows', async () => {
    const page = start();
    await actAsVisitor(() => page.grantAll());
    await until(() => page.allows('matomo'));
    const seen: boolean[] = [];
    page.observe(() => seen.push(page.allows('matomo')));
    page.setPolicy({ ...rivage, signals: { 'wordpress-consent': { statistics: 'matomo' } } });
    assert.deepEqual(seen, [true, false]);
  });

  it('another policy that allows something else is told to listeners, and as a change to the document', async () => {
    const page = start();
    await actAsVisitor(() => page.grantAll());
    await until(() => page.allows('google'));
    const heard: boolean[] = [];
    const events: (readonly string[])[] = [];
    const listen = ({ withdrawn }: ConsentChangeEvent): void => void events.push(withdrawn);
    document.addEventListener('consentchange', listen);
    page.subscribe(() => heard.push(page.allows('google')));
    const { decision } = page;
    const [basket, matomo, mixpanel, google] = rivage.services;
    assert.isOk(basket && matomo && mixpanel && google);
    page.setPolicy(policyOf(basket, matomo, mixpanel, { ...google, revision: 2 }));
    page.setPolicy(rivage);
    page.setPolicy({ ...rivage, site: { name: 'Another name' } });
    document.removeEventListener('consentchange', listen);
    assert.equal(page.decision, decision);
    assert.deepEqual(heard, [true, false, true, true]);
    assert.deepEqual(events, [['google/measurement', 'google/advertising'], []]);
  });

  it('calls back whoever is pushed, as an array takes any number, and goes on after one that throws', () => {
    const page = start();
    const called: unknown[] = [];
    const broken = (): void => {
      throw new Error('theirs');
    };
    page.push(
      (it) => called.push(it),
      broken,
      (it) => called.push(it),
    );
    assert.deepEqual(called, [page, page]);
    assert.match(warnings.join(), /theirs/);
  });

  it('asks for the texts of a language once, and again when they could not be loaded', async () => {
    const asked: string[] = [];
    let isBroken = true;
    const texts = (language: string): Promise<unknown> | undefined => {
      asked.push(language);
      if (language === 'en') return undefined;
      return isBroken ? Promise.reject(new Error('offline')) : Promise.resolve({ language });
    };
    const page = start(rivage, { texts });
    const load = async (language: string): Promise<unknown> =>
      page.texts?.(language)?.catch((error: unknown) => String(error));
    assert.deepEqual(await Promise.all([load('es'), load('es')]), [
      'Error: offline',
      'Error: offline',
    ]);
    isBroken = false;
    for (const language of ['es', 'es', 'pt']) assert.deepEqual(await load(language), { language });
    assert.isUndefined(await load('en'));
    assert.deepEqual(asked, ['es', 'es', 'pt', 'en']);
  });

  it('closing the banner refuses what it asked about, and gives a receipt for it', async () => {
    const page = start();
    page.close();
    assert.equal(page.view, 'none');
    const receipt = await page.receipt();
    assert.deepEqual(receipt.undecided, []);
    assert.deepEqual(
      receipt.answers.map(({ service: id, granted, how }) => [id, granted, how]),
      [
        ['matomo', false, 'close'],
        ['mixpanel', false, 'close'],
        ['google', false, 'close'],
        ['google', false, 'close'],
      ],
    );
  });
});
