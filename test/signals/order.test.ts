import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

/** A held tag that notes what the UET queue holds, and what is stored, when it runs. */
const tag = `<script type="text/plain" data-consent="vendor/advertising">
  notes.push(['tag', window.uetq?.filter((each) => each.ad_storage).at(-1)?.ad_storage]);
</script>`;
/** A held tag of a use that no signal is mapped to. */
const otherTag = `<script type="text/plain" data-consent="other">notes.push(['other tag']);</script>`;

const signals = { 'microsoft-uet': { ad_storage: 'vendor/advertising' } };

/** A server of its own for the parts of one page. */
const partsKey = (): string => `parts-${crypto.randomUUID()}`;
const from = (key: string): string => `/held-parts/${key}/accord.js`;

const has = (page: Page, what: string): boolean =>
  page.notes.some((note) => Array.isArray(note) && note[0] === what);

describe('a decision reaches storage, then the signals, then the gate', () => {
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    await forget();
  });

  it('what a signal is told is stored already, and a released tag finds its signal set', async () => {
    const page = await openPage({
      signals: { ...signals, 'google-consent-mode': { ad_storage: 'vendor/advertising' } },
      before: `<script>
        window.dataLayer = [];
        dataLayer.push = function (...entries) {
          for (const [, step] of entries.filter((each) => each[0] === 'consent')) {
            notes.push([step, document.cookie.includes('accord=')]);
          }
          return Array.prototype.push.apply(this, entries);
        };
      </script>`,
      body: tag,
    });
    await press(page, 'accept');
    await until(() => has(page, 'tag'));
    assert.deepEqual(page.notes, [
      ['default', false],
      ['update', true],
      ['tag', 'granted'],
    ]);
  });

  for (const file of ['accord-connect-signals.js', 'accord-microsoft-uet.js'])
    it(`a signal whose ${file} is still loading holds what is mapped to it, and nothing else`, async () => {
      const key = partsKey();
      await executeServerCommand('hold-part', { key, file });
      const page = await openPage({
        signals,
        from: from(key),
        body: tag + otherTag,
        unfinished: true,
      });
      await press(page, 'accept');
      await until(() => has(page, 'other tag'));
      assert.isFalse(page.accord?.allows('vendor/advertising'));
      assert.isTrue(page.accord?.allows('vendor/measurement'));
      assert.equal(page.accord?.state('vendor/advertising'), 'granted');
      let heard = 0;
      page.accord?.subscribe(() => {
        if (page.accord?.allows('vendor/advertising')) heard++;
      });
      await executeServerCommand('let-go', key);
      await page.accord?.when('vendor/advertising');
      await until(() => has(page, 'tag'));
      assert.equal(heard, 1, 'a listener hears of it');
      assert.deepEqual(page.notes.at(-1), ['tag', 'granted']);
      assert.deepEqual(page.errors, []);
    });

  it('a signal that is still loading when everything is stopped holds what is mapped to it for good', async () => {
    const key = partsKey();
    const file = 'accord-microsoft-uet.js';
    await executeServerCommand('hold-part', { key, file });
    const page = await openPage({ signals, from: from(key), body: otherTag, unfinished: true });
    await press(page, 'accept');
    await until(() => has(page, 'other tag'));
    let isAllowed = false;
    void page.accord?.when('vendor/advertising').then(() => (isAllowed = true));
    page.accord?.stop();
    await executeServerCommand('let-go', key);
    const loaded = (): string | undefined =>
      page.performance.getEntriesByType('resource').find(({ name }) => name.includes(file))?.name;
    await until(loaded);
    // Settles when the module has run.
    await page.eval(`import('${loaded()}')`);
    await new Promise((resolve) => setTimeout(resolve));
    assert.isFalse(page.accord?.allows('vendor/advertising'));
    assert.isFalse(isAllowed);
  });

  it('a signal that is still loading when everything is stopped touches nothing', async () => {
    const key = partsKey();
    const file = 'accord-wordpress-consent.js';
    await executeServerCommand('hold-part', { key, file });
    const page = await openPage({
      signals: { 'wordpress-consent': { marketing: 'vendor/advertising' } },
      from: from(key),
      unfinished: true,
    });
    /** Waits until this part has run, and the page has taken a turn since. */
    const hasRun = async (part: string): Promise<void> => {
      const loaded = (): string | undefined =>
        page.performance.getEntriesByType('resource').find(({ name }) => name.includes(part))?.name;
      await until(loaded);
      await page.eval(`import('${loaded()}')`);
      await new Promise((resolve) => setTimeout(resolve));
    };
    await hasRun('accord-connect-signals.js');
    page.accord?.stop();
    await executeServerCommand('let-go', key);
    await hasRun(file);
    assert.isUndefined(page.wp_consent_type);
  });

  it('a returning visitor finds it set too', async () => {
    await press(await openPage({ signals }), 'accept');
    const next = await openPage({ signals, body: tag });
    await until(() => has(next, 'tag'));
    assert.deepEqual(next.notes, [['tag', 'granted']]);
  });

  for (const [what, file, said] of [
    ['a signal', 'accord-microsoft-uet.js', /signals\.microsoft-uet failed/],
    [
      'what all signals need',
      'accord-connect-signals.js',
      /accord-connect-signals\.js did not load/,
    ],
  ] as const)
    it(`${what} that cannot load keeps what is mapped to it held, with one error`, async () => {
      const key = partsKey();
      await executeServerCommand('hold-part', { key, file, missing: true });
      const page = await openPage({ signals, from: from(key), body: tag + otherTag });
      await until(() => page.errors.length);
      await press(page, 'accept');
      await until(() => has(page, 'other tag'));
      await press(page, 'refuse');
      assert.isFalse(has(page, 'tag'));
      assert.isFalse(page.accord?.allows('vendor/advertising'));
      assert.lengthOf(page.errors, 1);
      assert.match(page.errors[0] ?? '', said);
    });

  it('Google is told in time even when what other signals need cannot load', async () => {
    const key = partsKey();
    const file = 'accord-connect-signals.js';
    await executeServerCommand('hold-part', { key, file, missing: true });
    const both = { ...signals, 'google-consent-mode': { analytics_storage: 'vendor/measurement' } };
    const measured = `<script type="text/plain" data-consent="vendor/measurement">
      notes.push(['measured', dataLayer.at(-2)[2].analytics_storage]);
    </script>`;
    const page = await openPage({ signals: both, from: from(key), body: tag + measured });
    await press(page, 'accept');
    await until(() => has(page, 'measured'));
    assert.deepEqual(page.notes, [['measured', 'granted']]);
  });

  it('a signal that throws keeps what is mapped to it held, with one error', async () => {
    const page = await openPage({
      signals,
      before: `<script>window.uetq = { push() { throw new Error('theirs'); } };</script>`,
      body: tag + otherTag,
    });
    await press(page, 'accept');
    await until(() => has(page, 'other tag') && page.errors.length);
    await press(page, 'refuse');
    assert.isFalse(has(page, 'tag'));
    assert.isFalse(page.accord?.allows('vendor/advertising'));
    assert.lengthOf(page.errors, 1);
  });

  it('a signal that is part of the drop-in holds at once when it throws later', async () => {
    const page = await openPage({
      signals: { 'google-consent-mode': { ad_storage: 'vendor/advertising' } },
      before: `<script>
        window.dataLayer = { push() { if (window.isBroken) throw new Error('theirs'); } };
      </script>`,
      body: tag + otherTag,
    });
    Object.assign(page, { isBroken: true });
    await press(page, 'accept');
    await until(() => has(page, 'other tag') && page.errors.length);
    assert.isFalse(has(page, 'tag'));
    assert.isFalse(page.accord?.allows('vendor/advertising'));
    assert.isTrue(page.accord?.allows('vendor/measurement'));
  });

  it('a throwing signal that is part of the drop-in stops neither the page nor the others', async () => {
    const page = await openPage({
      signals: { 'google-consent-mode': { ad_storage: 'vendor/advertising' }, ...signals },
      before: `<script>window.dataLayer = { push() { throw new Error('theirs'); } };</script>`,
      body: tag + otherTag,
    });
    await press(page, 'accept');
    await until(() => has(page, 'other tag'));
    await until(() => page.uetq?.length === 6);
    assert.isFalse(has(page, 'tag'));
    assert.lengthOf(page.errors, 1);
    assert.match(page.errors[0] ?? '', /signals\.google-consent-mode/);
  });

  it('a site that tells Google alone loads nothing more for it', async () => {
    const google = { 'google-consent-mode': { ad_storage: 'vendor/advertising' } };
    const page = await openPage({ signals: google, body: tag });
    await press(page, 'accept');
    await until(() => has(page, 'tag'));
    const loaded = page.performance.getEntriesByType('resource').map(({ name }) => name);
    assert.isFalse(loaded.some((name) => name.includes('signal')));
  });

  it('loads no signal that the site has not configured', async () => {
    const page = await openPage({ signals: {} });
    await press(page, 'accept');
    const loaded = page.performance.getEntriesByType('resource').map(({ name }) => name);
    assert.deepEqual(
      loaded.filter((name) => name.includes('signal') || name.includes('uet')),
      [],
    );
    assert.isUndefined(page.dataLayer);
    assert.isUndefined(page.uetq);
    // Only a platform that is registered with IAB Europe may offer this.
    assert.isFalse('__tcfapi' in page);
    const other = await openPage({ signals });
    await until(() => other.uetq);
    const names = other.performance.getEntriesByType('resource').map(({ name }) => name);
    assert.isTrue(names.some((name) => name.endsWith('/accord-microsoft-uet.js')));
    assert.isFalse(names.some((name) => /matomo|clarity|pixel/.test(name)));
  });

  for (const [name, types] of [
    ['microsoft-uet', { ad_storage: 'vendor/advertising' }],
    ['google-consent-mode', { ad_storage: 'vendor/advertising' }],
  ] as const)
    it(`${name}, configured by another policy, is told before anybody hears that its uses are allowed`, async () => {
      const page = await openPage({});
      await press(page, 'accept');
      const { accord } = page;
      assert.isOk(accord);
      const isTold = (): boolean =>
        JSON.stringify([page.uetq, page.dataLayer]).includes('"update"');
      const early: unknown[] = [];
      accord.observe(() => early.push(accord.allows('vendor/advertising') && !isTold()));
      early.length = 0;
      accord.setPolicy({ ...accord.policy, signals: { [name]: types } });
      await accord.when('vendor/advertising');
      assert.isNotEmpty(early);
      assert.notInclude(early, true);
      assert.isTrue(isTold());
    });

  it('what a failed signal holds is held at any moment after the policy was set again', async () => {
    const page = await openPage({
      signals,
      before: `<script>window.uetq = { push() { throw new Error('theirs'); } };</script>`,
    });
    await press(page, 'accept');
    await until(() => page.errors.length);
    const { accord } = page;
    assert.isOk(accord);
    const heard: boolean[] = [];
    accord.observe(() => heard.push(accord.allows('vendor/advertising')));
    accord.setPolicy({ ...accord.policy });
    assert.isAbove(heard.length, 1);
    assert.notInclude(heard, true);
    assert.isTrue(accord.allows('vendor/measurement'));
  });

  it('while one signal is told, what is mapped to the next one is held still', async () => {
    const page = await openPage({
      signals: { 'google-consent-mode': { analytics_storage: 'vendor/measurement' }, ...signals },
      before: `<script>
        window.dataLayer = [];
        dataLayer.push = function (...entries) {
          if (window.accord?.allows?.('vendor/advertising')) notes.push(uetq.includes('update'));
          return Array.prototype.push.apply(this, entries);
        };
      </script>`,
    });
    await until(() => page.uetq);
    await press(page, 'accept');
    await page.accord?.when('vendor/advertising');
    assert.notInclude(page.notes, false);
    assert.include(page.uetq ?? [], 'update');
  });

  it('no signal is told anything of a policy that is set once Accord was stopped', async () => {
    const page = await openPage({
      signals: { ...signals, 'google-consent-mode': { ad_storage: 'vendor/advertising' } },
    });
    await press(page, 'accept');
    await until(() => page.uetq?.length === 6);
    const { accord } = page;
    assert.isOk(accord);
    accord.stop();
    const told = page.dataLayer?.length;
    accord.setPolicy({
      ...accord.policy,
      signals: {
        'google-consent-mode': { analytics_storage: 'other' },
        'microsoft-uet': { ad_storage: 'basket vendor/measurement other' },
      },
    });
    assert.lengthOf(page.dataLayer ?? [], told ?? 0);
    assert.lengthOf(page.uetq ?? [], 6);
  });

  it('an unknown signal is one error, and the rest of the page goes on', async () => {
    const wrong = { ...signals, 'vendor-of-tomorrow': { consent: 'other' } };
    const page = await openPage({ signals: wrong, body: tag });
    await until(() => page.errors.length);
    assert.match(page.errors.join(), /signals\.vendor-of-tomorrow/);
  });
});
