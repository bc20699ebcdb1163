import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { startAudit, type Audit, type AuditOptions, type AuditReport } from '../../src/audit.js';
import { siteOf } from '../../src/audit/address.js';
import { createConsent, type Consent, type Policy } from '../../src/index.js';
import { policyOf, service } from '../policy/policies.js';
import { FakeConsent } from '../ui/fake-consent.js';
import { actAsVisitor, forget, signalGpc, until } from '../visitor.js';

const policy: Policy = {
  ...policyOf(
    service('basket', 'necessary', ['preferences'], {
      items: [{ name: 'basket', kind: 'cookie', lasts: 'P1D' }],
    }),
    service('matomo', 'first-party', ['measurement'], {
      items: [
        { pattern: '_pk_id*', kind: 'cookie', lasts: 'P13M' },
        { name: 'seen', kind: 'localStorage' },
      ],
    }),
    service('maps', 'third-party', ['media']),
  ),
};

describe('the audit', () => {
  let audit: Audit | undefined;
  let consent: Consent | undefined;
  let other: string;
  let undoGpc: () => void;
  const { warn } = console;
  const added: Element[] = [];

  before(async () => {
    other = await executeServerCommand<string, undefined>('other-origin');
  });
  beforeEach(async () => {
    await forget();
    // What earlier tests requested is still listed.
    performance.clearResourceTimings();
    undoGpc = signalGpc(undefined);
    console.warn = () => undefined;
  });
  afterEach(async () => {
    audit?.stop();
    consent?.stop();
    audit = consent = undefined;
    undoGpc();
    console.warn = warn;
    for (const element of added.splice(0)) element.remove();
    await forget();
    for (const name of await caches.keys()) await caches.delete(name);
  });

  const start = (options: AuditOptions = {}, declared = policy): Audit => {
    audit = startAudit({ panel: false, ...options });
    consent = createConsent(declared, { language: 'en', withdraw: 'event' });
    return audit;
  };
  const put = <E extends Element>(element: E): E => {
    added.push(element);
    document.body.append(element);
    return element;
  };
  /** What was found of these kinds, without what the small policy lacks in texts. */
  const found = ({ findings }: AuditReport, ...levels: string[]): string[] =>
    findings
      .filter(
        ({ rule, level }) =>
          !rule.endsWith('-text') &&
          (levels.length ? levels : ['breach', 'warning']).includes(level),
      )
      .map(({ rule, subject }) => `${rule} ${subject}`)
      .sort();
  const get = (address: string): Promise<unknown> => fetch(address).catch(() => undefined);

  it('finds nothing on a page where nothing happens', async () => {
    const report = await start().report();
    assert.deepEqual(found(report), []);
    assert.deepEqual([report.items, report.requests], [[], []]);
    assert.isTrue(report.ok);
    assert.isTrue(report.fromStart);
  });

  it('names every kind of stored thing, who wrote it, and whether the policy declares it', async () => {
    const running = start();
    document.cookie = 'tracker=1; Path=/; Max-Age=864000';
    document.cookie = 'basket=mug; Path=/';
    localStorage.setItem('profile', 'x');
    sessionStorage.setItem('visit', 'x');
    localStorage['assigned'] = 'x';
    const request = indexedDB.open('graph');
    await until(() => request.readyState === 'done');
    request.result.close();
    await caches.open('offline');
    const report = await running.report();
    const items = report.items
      .map(({ kind, name, verdict }) => `${kind} ${name} ${verdict}`)
      .sort();
    assert.deepEqual(items, [
      'cache offline undeclared',
      'cookie basket necessary',
      'cookie tracker undeclared',
      'indexedDB graph undeclared',
      'localStorage assigned undeclared',
      'localStorage profile undeclared',
      'sessionStorage visit undeclared',
    ]);
    const by = (name: string): string =>
      report.items.find((item) => item.name === name)?.by[0] ?? '';
    for (const name of ['offline', 'tracker', 'graph', 'profile', 'visit']) {
      assert.match(by(name), /\/test\/audit\/audit\.test\.[jt]s(\?[^:]*)?:\d+$/, name);
    }
    assert.equal(by('assigned'), '');
    const ends = Date.parse(report.items.find(({ name }) => name === 'tracker')?.ends ?? '');
    assert.closeTo(ends, Date.now() + 864_000_000, 60_000);
    assert.isFalse(report.ok);
    await new Promise((resolve, reject) => {
      const gone = indexedDB.deleteDatabase('graph');
      gone.onsuccess = resolve;
      gone.onerror = reject;
      gone.onblocked = reject;
    });
  });

  it('never tells a value', async () => {
    const running = start();
    document.cookie = 'tracker=the-secret-value; Path=/';
    localStorage.setItem('profile', 'the-secret-value');
    assert.notInclude(JSON.stringify(await running.report()), 'the-secret-value');
  });

  it('judges a declared item by what was allowed when it was written', async () => {
    const running = start();
    document.cookie = '_pk_id.1=x; Path=/; Max-Age=60';
    localStorage['seen'] = '1';
    assert.deepEqual(found(await running.report()), [
      'item-without-consent _pk_id.1',
      'item-without-consent seen',
    ]);
    await actAsVisitor(() => consent?.grant('matomo'));
    // What a script was heard to write too early stays written too early.
    assert.deepEqual(found(await running.report()), ['item-without-consent _pk_id.1']);
    running.stop();
    const later = start();
    document.cookie = '_pk_id.1=x; Path=/; Max-Age=60';
    assert.deepEqual(found(await later.report()), []);
  });

  it('takes no erasing for storing, as refusing does it', async () => {
    const running = start();
    document.cookie = '_pk_id=; Path=/; Max-Age=0';
    document.cookie = '_pk_id=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
    assert.deepEqual(found(await running.report()), []);
  });

  it('finds a cookie that lasts longer than it says', async () => {
    const running = start();
    document.cookie = 'basket=mug; Path=/; Max-Age=8640000';
    const report = await running.report();
    assert.deepEqual(found(report), ['item-outlives-policy basket']);
    assert.match(report.findings[0]?.message ?? '', /lasts 3 months; the policy says/);
  });

  it('takes any end of a cookie', async () => {
    const running = start();
    document.cookie = 'endless=1; Path=/elsewhere; Max-Age=99999999999999';
    document.cookie = 'odd=1; Path=/elsewhere; Max-Age=-99999999999999; Expires=never';
    if ('cookieStore' in globalThis) {
      await cookieStore.set({ name: 'none', value: '1', expires: NaN }).catch(() => undefined);
    }
    const report = await running.report();
    assert.include(found(report), 'undeclared-item endless');
    assert.equal(
      report.items.find(({ name }) => name === 'endless')?.ends,
      '+275760-09-13T00:00:00.000Z',
    );
    document.cookie = 'endless=; Path=/elsewhere; Max-Age=0';
    // What is erased is not stored any more, also where it cannot be seen.
    assert.notInclude(found(await running.report()), 'undeclared-item endless');
  });

  it('says which declared items of an allowed service did not appear', async () => {
    const running = start();
    await actAsVisitor(() => consent?.grant('matomo'));
    const report = await running.report();
    assert.includeMembers(found(report, 'note'), [
      'item-never-seen _pk_id*',
      'item-never-seen seen',
    ]);
  });

  it('names requests to other origins, by whom, and what stood then', async () => {
    const running = start();
    await get(`${other}/collect?visitor=1`);
    navigator.sendBeacon(`${other}/beacon`, 'x');
    new Image().src = `${other}/pixel.gif`;
    const request = new XMLHttpRequest();
    request.open('GET', `${other}/xhr`);
    await actAsVisitor(() => consent?.refuseAll());
    await get(`${other}/later`);
    const report = await running.report();
    const requests = new Map(report.requests.map((each) => [each.url.replace(other, ''), each]));
    assert.sameMembers(
      [...requests.keys()],
      ['/collect', '/beacon', '/pixel.gif', '/xhr', '/later'],
    );
    for (const [path, { verdict, by, standing, count }] of requests) {
      assert.equal(verdict, 'unexplained', path);
      assert.match(by[0] ?? '', /audit\.test\.[jt]s/, path);
      assert.equal(standing.answered, path === '/later', path);
      assert.equal(count, 1, path);
    }
    assert.lengthOf(found(report, 'breach'), 5);
  });

  it('warns alone of what nothing explains once all is granted: it may well belong to something', async () => {
    const running = start();
    await actAsVisitor(() => consent?.grantAll());
    await get(`${other}/unknown`);
    const report = await running.report();
    assert.deepEqual(found(report), [`undeclared-request ${other}/unknown`]);
    assert.isTrue(report.ok);
  });

  it('counts what was granted on an earlier page from the start: the server may have acted on it', async () => {
    consent = createConsent(policy, { language: 'en', withdraw: 'event' });
    await actAsVisitor(() => consent?.grant('maps'));
    consent.stop();
    audit = startAudit({ panel: false, addresses: { maps: [`${other}/`] } });
    await get(`${other}/tile`);
    consent = createConsent(policy, { language: 'en', withdraw: 'event' });
    assert.deepEqual(found(await audit.report()), []);
  });

  it('goes on past a form whose fields are called like methods', async () => {
    const form = (): Element => {
      const element = document.createElement('form');
      for (const name of ['matches', 'getAttribute', 'children']) {
        element.append(Object.assign(document.createElement('input'), { name }));
      }
      return put(element);
    };
    form();
    const running = start();
    form();
    const image = put(document.createElement('img'));
    // Else the next test would hear of its answer.
    const answered = new Promise((resolve) => {
      for (const type of ['load', 'error']) image.addEventListener(type, resolve);
    });
    image.src = `${other}/a.gif`;
    await answered;
    const { requests } = await running.report();
    assert.isOk(requests.find(({ url }) => url.endsWith('/a.gif'))?.element);
  });

  it('does not miss a tracker after any number of other requests', async () => {
    const running = start({ addresses: { necessary: ['https://tiles.example/'] } });
    const open = (address: string): void => new XMLHttpRequest().open('GET', address);
    for (let tile = 0; tile < 5000; tile++) open(`https://tiles.example/${tile}`);
    open('https://tracker.example/');
    open('https://tiles.example/last');
    const report = await running.report();
    assert.deepEqual(found(report), ['undeclared-request https://tracker.example/']);
    assert.lengthOf(report.requests, 5001);
  });

  it('tells what one owner registers; in doubt it is a stranger', () => {
    const cases = [
      ['a.gv.at', 'a.gv.at'],
      ['x.adv.br', 'x.adv.br'],
      ['a.b.example.org', 'example.org'],
      ['www.bbc.co.uk', 'bbc.co.uk'],
      ['cdn.shop.com.au', 'shop.com.au'],
      ['t.co', 't.co'],
      ['127.0.0.1', '127.0.0.1'],
    ];
    for (const [host = '', site] of cases) assert.equal(siteOf(host), site);
  });

  it('finds what stands ungated in the markup, now and later', async () => {
    const running = start();
    const image = put(document.createElement('img'));
    image.src = `${other}/a.gif`;
    const frame = document.createElement('iframe');
    frame.setAttribute('src', `${other}/frame`);
    put(document.createElement('div')).append(frame);
    const hint = put(document.createElement('link'));
    hint.rel = 'preconnect';
    hint.href = `${other}/`;
    const host = put(document.createElement('div'));
    const inShadow = document.createElement('img');
    inShadow.src = `${other}/shadow.gif`;
    const root = host.attachShadow({ mode: 'open' });
    // The audit learns of a new shadow tree a moment later.
    await Promise.resolve();
    root.append(inShadow);
    const noscript = put(document.createElement('noscript'));
    noscript.textContent = `<a href="${other}/help">How to</a> <img src="${other}/noscript.gif">
      <link rel="canonical" href="${other}/help/canonical">
      <link rel="stylesheet" href="${other}/noscript.css">`;
    const { requests } = await running.report();
    // Nobody contacts what a link leads to.
    assert.notInclude(requests.map(({ url }) => url).join(), '/help');
    assert.includeMembers(
      requests.map(({ url }) => url.replace(other, '')),
      ['/a.gif', '/frame', '/', '/shadow.gif', '/noscript.gif', '/noscript.css'],
    );
    await until(() => image.complete && inShadow.complete);
  });

  it('looks at each new element once, however deep it stands', async () => {
    const running = start();
    const before = Object.getOwnPropertyDescriptor(Element.prototype, 'closest') ?? {};
    const closest = Reflect.get(Element.prototype, 'closest');
    let looks = 0;
    Object.defineProperty(Element.prototype, 'closest', {
      ...before,
      value(this: Element, selector: string): Element | null {
        looks += 1;
        return closest.call(this, selector);
      },
    });
    try {
      // One in the other, as a parser puts them: the browser reports each of them.
      let parent: Element = put(document.createElement('div'));
      for (let depth = 1; depth < 100; depth++) {
        const child = document.createElement('div');
        parent.append(child);
        parent = child;
      }
      await running.report();
    } finally {
      Object.defineProperty(Element.prototype, 'closest', before);
    }
    // Accord's own code asks now and then.
    assert.isBelow(looks, 120);
  });

  it('knows held markup, and what was released from it, as belonging to its scope', async () => {
    const running = start();
    const image = document.createElement('img');
    image.dataset['consent'] = 'maps';
    image.dataset['src'] = `${other}/tiles/1.png`;
    put(image);
    await actAsVisitor(() => consent?.grant('maps'));
    await until(() => image.src);
    await get(`${other}/tiles/2.png`);
    const allowed = await running.report();
    assert.deepEqual(found(allowed), []);
    assert.deepEqual(
      allowed.requests.map(({ verdict, scopes }) => [verdict, scopes]),
      [
        ['allowed', ['maps']],
        ['allowed', ['maps']],
      ],
    );
    consent?.refuse('maps');
    await get(`${other}/tiles/3.png`);
    assert.deepEqual(found(await running.report()), [
      `request-after-withdrawal ${other}/tiles/3.png`,
    ]);
  });

  it('takes no tool of a company for another one of it', async () => {
    const google = { name: 'Google', policyUrl: 'https://policies.google.com/privacy' };
    const running = start(
      {},
      policyOf(
        service('recaptcha', 'necessary', ['security'], { provider: google }),
        service('storage', 'necessary', ['preferences'], { provider: google }),
        service('youtube', 'third-party', ['media'], { provider: google }),
        service('stats', 'third-party', ['measurement'], { name: 'Google Analytics' }),
      ),
    );
    const open = (address: string): void => new XMLHttpRequest().open('GET', address);
    open('https://www.google.com/recaptcha/api.js');
    open('https://www.google-analytics.com/analytics.js');
    await actAsVisitor(() => consent?.grant('youtube'));
    open('https://www.google.com/pagead/1');
    open('https://www.youtube.com/iframe_api');
    const { requests } = await running.report();
    assert.deepEqual(
      requests.map(({ verdict, scopes }) => [verdict, ...scopes]),
      [
        ['necessary', 'recaptcha/security', 'storage/preferences'],
        ['not allowed', 'stats/measurement'],
        ['unexplained'],
        ['allowed', 'youtube/media'],
      ],
    );
  });

  it('knows addresses without a protocol in a held template', async () => {
    const running = start();
    const template = put(document.createElement('template'));
    template.dataset['consent'] = 'maps';
    template.innerHTML = `<img id="tile" src="${other.replace(/^http:/, '')}/tile.png">`;
    await actAsVisitor(() => consent?.grant('maps'));
    // Its request must not end in the next test.
    await until(() => document.querySelector<HTMLImageElement>('#tile')?.complete);
    const report = await running.report();
    document.querySelector('#tile')?.remove();
    assert.deepEqual(found(report), []);
    assert.deepEqual([...new Set(report.requests.map(({ verdict }) => verdict))], ['allowed']);
  });

  it('counts what belongs to something that is shown once as allowed', async () => {
    const running = start(
      {},
      policyOf(
        service('maps', 'third-party', ['media'], {
          name: 'Google Maps',
          items: [{ name: 'place', kind: 'localStorage' }],
        }),
      ),
    );
    const open = (path: string): void =>
      new XMLHttpRequest().open('GET', `https://maps.gstatic.com/${path}`);
    open('before');
    const opened = performance.now();
    await until(() => performance.now() > opened);
    const placeholder = Object.assign(put(document.createElement('div')), { scope: 'maps' });
    placeholder.dispatchEvent(new Event('accord-once', { bubbles: true, composed: true }));
    open('after');
    localStorage.setItem('place', 'x');
    assert.deepEqual(found(await running.report()), [
      'request-without-consent https://maps.gstatic.com/before',
    ]);
  });

  it('takes the site’s word for addresses that only its code knows, and leaves out its tools', async () => {
    const running = start({
      addresses: { matomo: [`${other}/stats/`], necessary: [`${other}/images/`] },
      ignore: ['tool-*'],
    });
    await get(`${other}/images/1.png`);
    await get(`${other}/stats/m.js`);
    localStorage.setItem('tool-log', '1');
    assert.deepEqual(found(await running.report()), [
      `request-without-consent ${other}/stats/m.js`,
    ]);
  });

  it('finds marks that do not hold, and scopes that the policy does not have', async () => {
    // Firefox asks for the script of the first of them, and for nothing of the second.
    for (const [scope, name] of [
      ['maps', 'src'],
      ['shop', 'data-src'],
    ]) {
      const ahead = document.createElement('template');
      ahead.dataset['consent'] = scope;
      ahead.innerHTML = `<p>A map</p><script ${name}="${other}/map.js"></script>`;
      put(ahead);
    }
    const running = start();
    const script = document.createElement('script');
    script.dataset['consent'] = 'matomo';
    script.text = 'window.ran = true';
    put(script);
    const frame = document.createElement('iframe');
    frame.dataset['consent'] = 'maps';
    frame.src = 'about:blank#live';
    frame.setAttribute('data-src', `${other}/map`);
    put(frame);
    const typo = document.createElement('script');
    typo.type = 'text/plain';
    typo.dataset['consent'] = 'matomoo';
    put(typo);
    // As React and Vue render it: what is in it is in the page, and loads.
    const template = document.createElement('template');
    template.dataset['consent'] = 'matomo';
    template.append(document.createElement('p'));
    put(template);
    // Left over from another library.
    const foreign = document.createElement('script');
    foreign.type = 'text/plain';
    foreign.dataset['category'] = 'analytics';
    put(foreign);
    const data = document.createElement('script');
    data.type = 'text/plain';
    put(data);
    // A lazy loader that leaves no trace in the markup.
    const lazy = document.createElement('iframe');
    lazy.dataset['consent'] = 'maps';
    lazy.setAttribute('data-src', `${other}/lazy`);
    put(lazy).contentWindow?.location.replace(`${other}/lazy`);
    await until(() => lazy.contentDocument?.URL !== 'about:blank');
    const report = await running.report();
    assert.includeMembers(found(report), [
      `marked-but-live <iframe data-consent="maps" data-src="${other}/lazy">`,
      'marked-but-live <script data-consent="matomo">',
      'marked-but-live <template data-consent="matomo">',
      'marked-but-live <template data-consent="maps">',
      'wrong-mark <script type="text/plain" data-category="analytics">',
      'unknown-scope matomoo',
    ]);
    assert.notInclude(found(report), 'wrong-mark <script type="text/plain">');
    assert.notInclude(found(report), 'marked-but-live <template data-consent="shop">');
  });

  it('says what is wrong with a policy that nobody has looked at whole, as on a public address', async () => {
    const broken = policyOf(
      service('shop', 'necessary', ['preferences'], {
        items: [{ kind: 'cookie', pattern: 5 as unknown as string }],
      }),
    );
    const running = Symbol.for('accord-consent');
    Object.assign(globalThis, { [running]: new FakeConsent(broken) });
    document.cookie = 'basket=1; max-age=60';
    try {
      audit = startAudit();
      const report = await audit.report();
      assert.include(found(report), 'wrong-policy services[0].items[0].pattern');
    } finally {
      Reflect.deleteProperty(globalThis, running);
    }
  });

  it('finds that a decision about so many services fits into no cookie', async () => {
    const many = (count: number): Policy =>
      policyOf(
        ...Array.from({ length: count }, (_, at) =>
          service(`advertiser-${at}`, 'partner', ['advertising', 'measurement']),
        ),
      );
    const running = start({}, many(150));
    assert.notInclude(found(await running.report()), 'long-record services');
    consent?.setPolicy(many(250));
    assert.include(found(await running.report()), 'long-record services');
  });

  it('suggests what to declare, in a form that the policy takes', async () => {
    const running = start();
    document.cookie = '_ga_AB12CD34EF=x; Path=/; Max-Age=86400';
    localStorage.setItem('user-0123456789abcdef', 'x');
    await get(`${other}/collect`);
    const { suggestion } = await running.report();
    const analytics = suggestion.find(({ id }) => id === 'google-analytics');
    assert.deepEqual(analytics?.items, [{ pattern: '_ga_*', kind: 'cookie', lasts: 'P1D' }]);
    const all = { ...policy, services: [...policy.services, ...suggestion] };
    consent?.setPolicy(all);
    assert.deepEqual(consent?.policy.services.at(-1), suggestion.at(-1));
    const after = await running.report();
    assert.notInclude(found(after).join('\n'), 'undeclared-item');
  });

  it('knows that it came late', async () => {
    consent = createConsent(policy, { language: 'en' });
    audit = startAudit({ panel: false });
    const report = await audit.report();
    assert.isFalse(report.fromStart);
    assert.include(found(report, 'note'), 'late-start The audit');
  });

  it('finds what is wrong with the script tag', async () => {
    const script = put(document.createElement('script'));
    Object.assign(script.dataset, { policy: '#policy', withdraw: 'events' });
    const report = await start().report();
    assert.deepEqual(found(report, 'warning'), ['wrong-setting data-withdraw="events"']);
    assert.isTrue(report.ok);
  });

  it('takes requests for parts of Accord as its own, also where the folder is named from the page', async () => {
    const script = put(document.createElement('script'));
    const running = start();
    for (const [base, address] of [
      ['/parts', undefined],
      [undefined, undefined],
      [`${other}/parts`, `${other}/parts/accord-ui.js`],
    ]) {
      delete script.dataset['base'];
      Object.assign(script.dataset, { policy: '#policy', ...(base && { base }) });
      if (address) await get(address);
      const report = await running.report();
      assert.deepEqual(found(report), [], base);
    }
  });

  it('follows a consent object that takes the place of a stopped one, and leaves it running', async () => {
    const running = start();
    // As React's StrictMode does with what an effect has started.
    consent?.stop();
    consent = createConsent(policy, { language: 'en', withdraw: 'event' });
    const image = document.createElement('img');
    image.dataset['consent'] = 'matomo';
    image.dataset['src'] = `${other}/pixel`;
    put(image);
    await actAsVisitor(() => consent?.grant('matomo'));
    await until(() => image.src);
    await get(`${other}/pixel/2`);
    const report = await running.report();
    assert.deepEqual(found(report), []);
    assert.deepEqual([...new Set(report.requests.map(({ verdict }) => verdict))], ['allowed']);
    running.stop();
    assert.equal(createConsent(policy), consent);
    consent.stop();
    const next = createConsent(policy);
    next.stop();
    assert.notEqual(next, consent);
  });

  it('leaves a page alone that makes something else of a stack', async () => {
    const before: unknown = Reflect.get(Error, 'prepareStackTrace');
    const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
    const running = start();
    try {
      Reflect.set(Error, 'prepareStackTrace', (_error: unknown, sites: unknown) => sites);
      localStorage.setItem('listed', 'x');
      Reflect.set(Error, 'prepareStackTrace', () => {
        throw new Error('no stack');
      });
      localStorage.setItem('thrown', 'x');
    } finally {
      Reflect.set(Error, 'prepareStackTrace', before);
    }
    assert.equal(Reflect.get(Error, 'stackTraceLimit'), limit);
    const { items } = await running.report();
    assert.sameMembers(
      items.map(({ name }) => name),
      ['listed', 'thrown'],
    );
  });

  it('takes nothing else in the folder of Accord as its own, and goes on with an address that is none', async () => {
    const script = put(document.createElement('script'));
    script.type = 'text/x-not-run';
    script.src = `${other}/accord.js?1`;
    Object.assign(script.dataset, { policy: `${other}/policy.json`, texts: 'http://[' });
    const running = start();
    for (const path of [
      'accord.js',
      'accord-ui.js',
      'locales/fr-rest.js',
      'policy.json?2',
      'policy.json.js',
      'matomo.js',
    ]) {
      await get(`${other}/${path}`);
    }
    assert.deepEqual(found(await running.report()), [
      `undeclared-request ${other}/matomo.js`,
      `undeclared-request ${other}/policy.json.js`,
    ]);
  });

  it('asks who calls only where it matters', () => {
    const before: unknown = Reflect.get(Error, 'stackTraceLimit');
    let asked = 0;
    Object.defineProperty(Error, 'stackTraceLimit', {
      configurable: true,
      get: () => 10,
      set() {
        asked += 1;
      },
    });
    try {
      start();
      asked = 0;
      const element = document.createElement('img');
      for (let time = 0; time < 100; time++) element.setAttribute('class', `c${time}`);
      assert.equal(asked, 0);
      element.setAttribute('src', `${other}/a.gif`);
      assert.isAbove(asked, 0);
    } finally {
      Object.defineProperty(Error, 'stackTraceLimit', {
        value: before,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
  });

  it('says that nothing counts as allowed where Accord does not run', async () => {
    audit = startAudit({ panel: false });
    assert.include(found(await audit.report()), 'no-consent Accord');
  });

  it('is one for a page, and leaves the page as it found it', () => {
    const before = [
      Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set,
      Storage.prototype.setItem,
      window.fetch,
      HTMLImageElement.prototype.setAttribute,
    ];
    const running = start();
    assert.equal(startAudit(), running);
    assert.notEqual(window.fetch, before[2]);
    running.stop();
    assert.deepEqual(
      [
        Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set,
        Storage.prototype.setItem,
        window.fetch,
        HTMLImageElement.prototype.setAttribute,
      ],
      before,
    );
  });

  it('hears nothing after its end, also where others have put theirs around its own', async () => {
    const before = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem') ?? {};
    const running = start();
    const watched = Reflect.get(Storage.prototype, 'setItem');
    Storage.prototype.setItem = function (...args): void {
      watched.apply(this, args);
    };
    try {
      running.stop();
      localStorage.setItem('late', 'x');
      const { items } = await running.report();
      assert.deepEqual(
        items.map(({ name, by }) => [name, by]),
        [['late', []]],
      );
      audit = startAudit({ panel: false });
      running.stop();
      assert.equal(startAudit({ panel: false }), audit);
    } finally {
      Object.defineProperty(Storage.prototype, 'setItem', before);
    }
  });

  it('does not take a switch for one that was on beforehand when the visitor has switched it', async () => {
    await import('../../src/elements.js');
    const running = start();
    const host = put(document.createElement('accord-consent'));
    const toggles = (): HTMLInputElement[] =>
      [...(host.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((each) => [
        ...(each.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []),
      ]);
    const ticked = async (): Promise<boolean> =>
      found(await running.report()).includes('ticked-beforehand preferences');
    await actAsVisitor(() => consent?.open('preferences'));
    await until(() => toggles().length);
    const [first] = toggles();
    assert.isOk(first);
    first.click();
    assert.isTrue(first.checked);
    assert.isFalse(await ticked());
    consent?.close();
    assert.isFalse(await ticked());
    await actAsVisitor(() => consent?.open('preferences'));
    await until(() => toggles().some((each) => each !== first && each.checkVisibility()));
    for (const each of toggles()) each.checked = true;
    assert.isTrue(await ticked());
  });

  it('shows a panel that follows what happens, and takes it away again', async () => {
    const running = start({ panel: true });
    const inPanel = (selector: string): HTMLElement | null | undefined =>
      document.querySelector('accord-audit')?.shadowRoot?.querySelector<HTMLElement>(selector);
    const button = await waitFor(() => inPanel('.badge button'));
    document.cookie = 'tracker=1; Path=/';
    await until(() => /breach/.test(button.textContent ?? ''));
    button.click();
    assert.isTrue(inPanel('.panel')?.matches(':popover-open'));
    await until(() => inPanel('main')?.textContent?.includes('"tracker" is stored'));
    running.stop();
    assert.isNull(document.querySelector('accord-audit'));
  });

  const waitFor = async <T>(find: () => T | null | undefined): Promise<T> => {
    await until(find);
    const there = find();
    assert.isOk(there);
    return there;
  };
});
