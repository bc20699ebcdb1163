import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { Receipt } from '../../src/index.js';
import { verifyReceipt } from '../../src/server.js';
import { policyOf, service } from '../policy/policies.js';
import {
  closePages,
  openPage,
  press,
  services,
  type Page,
  type SignalPage,
} from '../signals/signal-page.js';
import { closeSites, dropIn, Site, sitePolicy } from '../site.js';
import { click, forget, until } from '../visitor.js';

type Logged = Receipt & { status?: number };

const policy = { ...policyOf(...services), signals: {} };
let key = '';

const log = (): Promise<Logged[]> => executeServerCommand('endpoint-log', key);
const receipts = async (): Promise<Logged[]> => (await log()).filter(({ status }) => !status);
const fails = (status?: number, location?: string) =>
  executeServerCommand('endpoint-fails', { key, status, location });

/** A page whose decisions go to a server of the test's own. */
const open = (attributes = '', more: Partial<SignalPage> = {}): Promise<Page> =>
  openPage({ attributes: `data-server="/consent-endpoint/${key}" ${attributes}`, ...more });
/** Whether the page knows that the server has what stands. */
const isTaken = ({ localStorage }: Window): boolean =>
  localStorage.getItem('accord-sent') === localStorage.getItem('accord');
const stated = (receipt: Logged | undefined): boolean[] | undefined =>
  receipt?.answers.map(({ granted }) => granted);

describe('a decision reaches the server of the site', () => {
  beforeEach(async () => {
    await forget();
    key = `key-${crypto.randomUUID()}`;
    await executeServerCommand('endpoint-opens', { key, policy });
  });
  afterEach(async () => {
    closePages();
    closeSites();
    await forget();
  });

  it('once for each decision, not for each page, and the cookie comes back the same', async () => {
    const page = await open();
    assert.deepEqual(await log(), []);
    await press(page, 'accept');
    await until(async () => (await log()).length === 1);
    const before = document.cookie;
    assert.match(before, /accord=1~/);
    await press(page, 'refuse');
    await until(async () => (await log()).length === 2);
    assert.deepEqual((await receipts()).map(stated), [
      [true, true, true],
      [false, false, false],
    ]);
    await until(() => isTaken(page));
    const next = await open();
    assert.equal(next.accord?.state('vendor'), 'refused');
    assert.lengthOf(await log(), 2);
    assert.deepEqual(next.errors, []);
  });

  it('once, also when what sends it is slow to load', async () => {
    const policy = { ...sitePolicy, signals: {} };
    key = `key-${crypto.randomUUID()}`;
    await executeServerCommand('endpoint-opens', { key, policy });
    const sender = 'accord/accord-sender.js';
    const site = await Site.make({
      policy,
      script: dropIn.replace('data-policy', `data-server="/consent-endpoint/${key}" data-policy`),
      faults: { [sender]: { hang: true } },
    });
    // Some browsers wait for what hangs before they say that the page has loaded.
    void site.visit();
    await until(async () => (await site.log()).includes(sender));
    await site.press('accept');
    await until(() => site.choices().length === 0);
    await site.change({});
    await until(() => isTaken(site.window));
    await site.settled();
    assert.lengthOf(await log(), 1);
  });

  it('says nothing of who the visitor is, unless the site asks for proof', async () => {
    const page = await open();
    await press(page, 'accept');
    await until(async () => (await log()).length === 1);
    const [receipt] = await log();
    assert.isUndefined(receipt?.id);
    assert.isUndefined(receipt?.events);
    assert.isNull(page.localStorage.getItem('accord-proof'));
  });

  it('even when the page goes away within the click', async () => {
    const page = await open('', {
      body: `<button id="leave" onclick="accord.refuseAll(); parent.closeIt()">Leave</button>`,
    });
    const button = page.document.getElementById('leave');
    assert.isOk(button);
    // The part that sends is loaded while the banner asks.
    await page.eval(`import('/dist/accord-sender.js')`);
    Object.assign(window, { closeIt: closePages });
    await click(button);
    await until(async () => (await log()).length === 1);
    assert.deepEqual(stated((await receipts())[0]), [false, false, false]);
  });

  it('by a beacon, in browsers whose requests end with the page', async () => {
    const page = await open('', {
      before: `<script>
        delete Request.prototype.keepalive;
        // What is not kept alive is cut off with the page.
        window.fetch = () => new Promise(() => {});
      </script>`,
    });
    await press(page, 'refuse');
    await until(async () => (await log()).length === 1);
    assert.deepEqual(stated((await receipts())[0]), [false, false, false]);
    assert.include(document.cookie, 'accord=1~');
  });

  const blocked = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });`;
  const full = `Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };`;
  for (const [what, fault] of [
    ['is blocked', blocked],
    ['is full', full],
  ] as const) {
    it(`where localStorage ${what}, too: once when it is given, and not by the pages after it`, async () => {
      const before = `<script>${fault}</script>`;
      await press(await open('', { before }), 'refuse');
      await until(async () => (await log()).length === 1);
      closePages();
      const next = await open('', { before });
      assert.equal(next.accord?.state('vendor'), 'refused');
      await press(next, 'accept');
      await until(async () => (await log()).length === 2);
      assert.deepEqual((await receipts()).map(stated), [
        [false, false, false],
        [true, true, true],
      ]);
    });
  }

  for (const [where, fault] of [
    ['', ''],
    [', where localStorage is blocked either', blocked],
  ] as const) {
    it(`and a late answer does not bring back what was decided before${where}`, async () => {
      const page = await open('', {
        before: `<script>
          ${fault}
          let isFirst = true;
          window.fetch = async () => {
            if (!isFirst) return new Promise(() => {});
            isFirst = false;
            const [before] = /accord=[^;]+/.exec(document.cookie);
            await new Promise((resolve) => (window.letGo = resolve));
            // As the answer's own cookie.
            document.cookie = before + '; Path=/';
            setTimeout(() => (window.isLate = true));
            return new Response();
          };
        </script>`,
      });
      await press(page, 'accept');
      await until(() => Reflect.has(page, 'letGo'));
      await press(page, 'refuse');
      await until(() => document.cookie.includes('n3vendor'));
      (Reflect.get(page, 'letGo') as () => void)();
      await until(() => Reflect.has(page, 'isLate'));
      await until(() => document.cookie.includes('n3vendor'));
      const next = await open();
      assert.equal(next.accord?.state('vendor'), 'refused');
    });
  }

  it('and an answer that comes when the page that waited for it is gone is mended by the next one', async () => {
    const page = await open();
    await press(page, 'accept');
    await until(() => document.cookie.includes('y3vendor'));
    const [before] = /accord=[^;]+/.exec(document.cookie) ?? [];
    await press(page, 'refuse');
    await until(() => document.cookie.includes('n3vendor'));
    await until(async () => (await log()).length === 2);
    await until(() => isTaken(window));
    closePages();
    document.cookie = `${before}; Path=/`;
    await until(() => document.cookie.includes('y3vendor'));
    const next = await open();
    assert.equal(next.accord?.state('vendor'), 'refused');
    await until(() => document.cookie.includes('n3vendor'));
    assert.notInclude(document.cookie, 'y3vendor');
    // The server knows it already.
    assert.lengthOf(await log(), 2);
  });

  it('on the next visit, when the browser was offline', async () => {
    const page = await open('', {
      before: `<script>window.fetch = () => Promise.reject(new TypeError('offline'));</script>`,
    });
    await press(page, 'refuse');
    await until(() => page.errors.length);
    assert.deepEqual(await log(), []);
    await open();
    await until(async () => (await receipts()).length === 1);
    assert.deepEqual(stated((await receipts())[0]), [false, false, false]);
  });

  for (const status of [503, 429, 408, 404]) {
    it(`on the next visit, when the server answered ${status} meanwhile`, async () => {
      await fails(status);
      const page = await open('data-proof');
      await press(page, 'refuse');
      // Browsers themselves try once more after a 408.
      await until(async () => (await log()).length && page.errors.length);
      assert.include(page.errors.join(), `answered ${status}`);
      assert.equal(page.accord?.state('vendor'), 'refused');
      await fails();
      await open('data-proof');
      await until(async () => (await receipts()).length === 1);
      assert.lengthOf((await receipts())[0]?.events ?? [], 1);
    });
  }

  it('with the events that came with a record that the server never took', async () => {
    await fails(422);
    const page = await open('data-proof');
    await press(page, 'accept');
    await until(() => page.errors.length);
    await fails();
    await press(page, 'refuse');
    await until(async () => (await receipts()).length === 1);
    assert.deepEqual(
      (await receipts())[0]?.events?.map(({ number, type }) => [number, type]),
      [
        [1, 'given'],
        [2, 'withdrawn'],
      ],
    );
  });

  it('never again, when the server will never take it', async () => {
    await fails(422);
    const page = await open();
    await press(page, 'refuse');
    await until(() => page.errors.length);
    const next = await open();
    await press(next, 'accept');
    await until(async () => (await log()).length === 2);
  });

  it('never a server of another origin', async () => {
    const page = await openPage({ attributes: 'data-server="https://elsewhere.example/consent"' });
    await press(page, 'refuse');
    await until(() => page.errors.length);
    assert.match(page.errors.join(), /another origin/);
    const asked = page.performance.getEntriesByType('resource').map(({ name }) => name);
    assert.isFalse(asked.some((name) => name.includes('elsewhere')));
  });

  it('never where a redirect leads', async () => {
    const other = `key-${crypto.randomUUID()}`;
    await executeServerCommand('endpoint-opens', { key: other, policy });
    await fails(307, `/consent-endpoint/${other}`);
    const page = await open();
    await press(page, 'refuse');
    await until(() => page.errors.length);
    assert.deepEqual(await executeServerCommand('endpoint-log', other), []);
  });

  it('with the whole history, when the site asks for proof', async () => {
    const page = await open('data-proof');
    await press(page, 'accept');
    await until(async () => (await log()).length === 1);
    await until(() => page.localStorage.getItem('accord-sent-events')?.endsWith(':1'));
    await press(page, 'refuse');
    await until(async () => (await log()).length === 2);
    const [first, second] = await receipts();
    assert.equal(first?.id, second?.id);
    assert.match(String(first?.id), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    assert.deepEqual(
      [first, second].map((receipt) => receipt?.events?.map(({ number, type }) => [number, type])),
      [[[1, 'given']], [[2, 'withdrawn']]],
    );
    for (const receipt of [first, second]) {
      assert.deepEqual(verifyReceipt(receipt, policy).problems, []);
    }
    const own = await page.accord?.receipt();
    assert.deepEqual(
      own?.events?.map(({ type }) => type),
      ['given', 'withdrawn'],
    );
    assert.deepEqual(verifyReceipt(own, policy).problems, []);
    assert.equal(own?.events?.[0]?.how, 'api');
    assert.equal(own?.events?.[0]?.language, 'en');
  });

  it('with the language that was spoken, whatever the page says', async () => {
    const page = await open('data-proof data-lang="pt_BR"');
    await press(page, 'accept');
    await until(async () => (await receipts()).length === 1);
    page.accord?.setLanguage('*');
    await press(page, 'refuse');
    await until(async () => (await receipts()).length === 2);
    const [first, second] = await receipts();
    assert.equal(first?.id, second?.id);
    assert.deepEqual(
      [first, second].map((receipt) => receipt?.events?.at(-1)?.language),
      ['pt-BR', 'en'],
    );
    assert.equal(second?.events?.at(-1)?.number, 2);
  });

  it('with the first events of another history, when the one before was lost', async () => {
    const page = await open('data-proof');
    await press(page, 'accept');
    await until(() => page.localStorage.getItem('accord-sent-events'));
    page.localStorage.removeItem('accord-proof');
    await press(page, 'refuse');
    await until(async () => (await receipts()).length === 2);
    const [first, second] = await receipts();
    assert.notEqual(first?.id, second?.id);
    assert.deepEqual(
      second?.events?.map(({ number }) => number),
      [1],
    );
  });

  it('states the texts that the visitor answered to', async () => {
    const page = await open('data-proof');
    await until(() => page.document.querySelector('accord-consent')?.shadowRoot);
    const banner = (): Element | null | undefined =>
      page.document.querySelector('accord-consent')?.shadowRoot?.querySelector('[part~="choice"]');
    await until(banner);
    const choice = banner();
    assert.isOk(choice);
    await click(choice);
    await until(async () => (await log()).length === 1);
    const [receipt] = await receipts();
    assert.match(String(receipt?.events?.[0]?.textsHash), /^[0-9a-f]{64}$/);
    assert.equal(receipt?.events?.[0]?.layer, 'banner');
  });

  it('keeps the history alone where there is no server, and nothing leaves the browser', async () => {
    const page = await openPage({ attributes: 'data-proof' });
    await press(page, 'accept');
    await until(() => page.localStorage.getItem('accord-proof'));
    const receipt = await page.accord?.receipt();
    assert.lengthOf(receipt?.events ?? [], 1);
    const asked = page.performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    assert.deepEqual(
      asked.filter(({ initiatorType }) =>
        ['fetch', 'beacon', 'xmlhttprequest'].includes(initiatorType),
      ),
      [],
    );
  });
});

describe('an author on a local address', () => {
  beforeEach(async () => {
    await forget();
    key = `key-${crypto.randomUUID()}`;
    await executeServerCommand('endpoint-opens', { key, policy });
  });
  afterEach(async () => {
    closePages();
    await forget();
  });

  it('is told once, and not as a warning, what a site without an endpoint lacks', async () => {
    const page = await openPage({});
    await until(() => page.advice.length);
    assert.match(page.advice.join(), /data-server/);
    page.accord?.setPolicy({ ...policy, site: { name: 'Another part' } });
    await press(page, 'measure');
    page.accord?.setPolicy(policyOf(...services, service('newcomer', 'partner', ['social'])));
    await until(() => page.accord?.undecided.includes('newcomer/social'));
    await press(page, 'refuse');
    assert.lengthOf(page.advice, 1);
    assert.deepEqual(page.errors, []);
  });

  it('is told nothing when there is one', async () => {
    const page = await open();
    await press(page, 'refuse');
    await until(async () => (await log()).length === 1);
    assert.deepEqual(page.advice, []);
  });
});
