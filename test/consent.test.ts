import { expect } from '@open-wc/testing';
import {
  ConsentChangeEvent,
  createConsent,
  type Consent,
  type ConsentOptions,
} from '../src/index.js';
import type { Decision } from '../src/index.js';
import { policyOf, rivage, service } from './policy/policies.js';
import { actAsVisitor, forget, signalGpc, until } from './visitor.js';

/** What Accord warned about and reported while the test ran. */
let warnings: string[];
let consent: Consent | undefined;
let undoGpc: () => void;
const { warn, error } = console;

const start = (policy = rivage, options: ConsentOptions = {}): Consent => {
  consent?.stop();
  consent = createConsent(policy, { language: 'en', ...options });
  return consent;
};
/** The record in the cookie, if there is one. */
const cookie = (): string | undefined =>
  document.cookie
    .split('; ')
    .find((each) => each.startsWith('accord='))
    ?.slice(7);

describe('createConsent', () => {
  beforeEach(() => {
    forget();
    warnings = [];
    console.warn = console.error = (...args: unknown[]) => void warnings.push(args.join(' '));
    // Firefox may be set to send the signal; a test says itself when it does.
    undoGpc = signalGpc(undefined);
  });
  afterEach(() => {
    consent?.stop();
    consent = undefined;
    undoGpc();
    Object.assign(console, { warn, error });
    forget();
  });

  describe('before a decision', () => {
    it('allows only what is necessary and stores nothing', () => {
      const page = start();
      expect(page.allows('basket')).to.equal(true);
      for (const scope of ['matomo', 'first-party', 'measurement', 'google/advertising']) {
        expect(page.allows(scope), scope).to.equal(false);
        expect(page.state(scope), scope).to.equal('undecided');
      }
      expect(page.view).to.equal('banner');
      expect(document.cookie).to.equal('');
      expect(localStorage.length + sessionStorage.length).to.equal(0);
      expect(warnings).to.deep.equal([]);
    });

    it('does not ask when everything is necessary', () => {
      expect(start(policyOf(service('basket', 'necessary', ['preferences']))).view).to.equal(
        'none',
      );
    });

    it('answers no to an unknown scope, with one warning that names those there are', () => {
      const page = start();
      expect(page.allows('analytics')).to.equal(false);
      expect(page.allows('analytics')).to.equal(false);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/no scope "analytics"; it has .*matomo/);
    });

    it('names every problem of a policy and starts nothing', () => {
      const broken = { ...rivage, services: [service('Big One', 'partner', [])] };
      expect(() => createConsent(broken)).to.throw(/services\[0\]\.id[^]*services\[0\]\.purposes/);
      expect(() => createConsent(rivage, { days: 500 })).to.throw(RangeError, /days: 500/);
      expect(start().view).to.equal('banner');
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
        expect(page.view).to.equal('banner');
        expect(page.allows('matomo')).to.equal(false);
        expect(cookie()).to.equal(undefined);
        expect(warnings).to.have.length(2);
        page.refuse('google');
        expect(page.state('google')).to.equal('refused');
      } finally {
        Reflect.deleteProperty(navigator, 'userActivation');
        frame.remove();
      }
    });

    it('a call from a click grants, and the answer says that it came from the interface of the site', async () => {
      const page = start();
      await actAsVisitor(() => page.grant('google/measurement', 'matomo'));
      expect(page.state('matomo')).to.equal('granted');
      expect(page.state('google')).to.equal('undecided');
      expect(page.decision['matomo/measurement']?.how).to.equal('api');
      await actAsVisitor(() => page.grantAll());
      expect(page.view).to.equal('none');
      expect(page.state('third-party')).to.equal('granted');
    });
  });

  describe('a decision', () => {
    it('is stored within the call, in the cookie and its mirror, and read by the next page', () => {
      start().refuseAll();
      expect(cookie()).to.match(/^1~[0-9a-z]+\.a\.n1matomo_m\./);
      expect(localStorage.getItem('accord')).to.equal(cookie());
      const next = start();
      expect(next.state('third-party')).to.equal('refused');
      expect(next.view).to.equal('none');
    });

    it('outlives a lost cookie, and a lost mirror', async () => {
      await actAsVisitor(() => start().grantAll());
      document.cookie = 'accord=; Max-Age=0; Path=/';
      expect(start().allows('google')).to.equal(true);
      start().refuse('google');
      localStorage.clear();
      expect(start().state('google')).to.equal('refused');
    });

    it('lives as long as the page where nothing can be stored', async () => {
      const blocked = { read: () => undefined, write: () => undefined };
      const page = start(rivage, { storage: blocked });
      await actAsVisitor(() => page.grantAll());
      expect(page.allows('google')).to.equal(true);
      expect(document.cookie).to.equal('');
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
      expect(page.allows('google')).to.equal(true);
      expect(warnings.join()).to.match(/no read[^]*no write/);
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
      expect(heard).to.deep.equal([
        [first, first],
        [heard[1]?.[0], first],
        [page.decision, heard[1]?.[0]],
      ]);
      expect(events.map(({ withdrawn }) => withdrawn)).to.deep.equal([[], ['matomo/measurement']]);
      undo();
      document.removeEventListener('consentchange', listen);
      page.refuse('google');
      expect(heard).to.have.length(3);
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
      expect(warnings.join()).to.contain('mine');
    });

    it('settles `when` on the grant, and rejects it when it is given up', async () => {
      const page = start();
      const settled = page.when('matomo');
      const gaveUp = new AbortController();
      const given = page.when('google', { signal: gaveUp.signal }).then(
        () => 'settled',
        (reason: unknown) => reason,
      );
      gaveUp.abort('enough');
      expect(await given).to.equal('enough');
      await actAsVisitor(() => page.grantAll());
      await settled;
      await page.when('google');
    });
  });

  describe('other writers', () => {
    /** Another tab of this origin writes the record while this one is open. */
    const inAnotherTab = (act: (page: Consent) => void): void => {
      const mine = consent;
      const shared = Symbol.for('accord-consent');
      const saved = Reflect.get(globalThis, shared);
      Reflect.deleteProperty(globalThis, shared);
      const other = createConsent(rivage, { language: 'en' });
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
      expect(page.allows('google')).to.equal(false);
      expect(page.allows('matomo')).to.equal(true);
    });

    it('a withdrawal in another tab of what ran here asks to reload, and does not do it', async () => {
      const page = start();
      await actAsVisitor(() => page.grantAll());
      expect(page.allows('google')).to.equal(true);
      inAnotherTab((other) => other.refuse('google'));
      await until(() => page.reloadNeeded);
    });

    it('a second start on the page returns the running consent', () => {
      const page = start();
      expect(createConsent(policyOf())).to.equal(page);
      expect(warnings.join()).to.contain('already running');
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
      expect(sessionStorage.getItem('trk-session')).to.equal(null);
      expect(document.cookie).to.contain('shared=1').and.contain('mine=1');
      expect(localStorage.getItem('mine')).to.equal('');
      page.refuse('friend');
      await until(() => !document.cookie.includes('shared'));
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
      expect(page.state('third-party')).to.equal('refused');
      expect(page.undecided).to.deep.equal(['matomo/measurement']);
      expect(page.gpc).to.equal(true);
      undoGpc();
      undoGpc = signalGpc(undefined);
      const later = start();
      expect(later.state('third-party')).to.equal('refused');
      expect(later.gpc).to.equal(true);
    });

    it('only true counts', () => {
      for (const value of [false, undefined, 1, 'true']) {
        undoGpc();
        undoGpc = signalGpc(value as boolean);
        expect(start().state('third-party')).to.equal('undecided');
      }
    });
  });

  it('a single-page application changes policy and language', () => {
    const page = start();
    page.refuseAll();
    let told = 0;
    page.observe(() => told++);
    page.setPolicy(policyOf(...rivage.services, service('maps', 'third-party', ['media'])));
    expect(page.undecided).to.deep.equal(['maps/media']);
    expect(page.view).to.equal('banner');
    page.setLanguage('fr');
    expect(page.language).to.equal('fr');
    expect(told).to.be.greaterThan(2);
    expect(() => page.setPolicy({ ...rivage, services: [service('A', 'partner', [])] })).to.throw();
    expect(page.undecided).to.deep.equal(['maps/media']);
  });

  it('closing the banner refuses what it asked about, and gives a receipt for it', () => {
    const page = start();
    page.close();
    expect(page.view).to.equal('none');
    const receipt = page.receipt();
    expect(receipt.undecided).to.deep.equal([]);
    expect(
      receipt.answers.map(({ service: id, granted, how }) => [id, granted, how]),
    ).to.deep.equal([
      ['matomo', false, 'close'],
      ['mixpanel', false, 'close'],
      ['google', false, 'close'],
      ['google', false, 'close'],
    ]);
  });
});
