import { assert } from '@open-wc/testing';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

const signal = `<script>
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
</script>`;
const google = {
  signals: { 'google-consent-mode': { ad_storage: 'vendor/advertising' } },
} as const;

const widgetOf = (page: Page): string =>
  page.document.querySelector('accord-widget')?.shadowRoot?.textContent ?? '';
const isAsking = (page: Page): boolean =>
  !!page.document.querySelector('accord-consent')?.shadowRoot?.querySelector('.banner');
/** What Google was told last. */
const adStorage = (page: Page): unknown => {
  const told = (page.dataLayer ?? []).map((entry) => Array.from(entry as ArrayLike<unknown>));
  return Reflect.get(Object(told.findLast(([name]) => name === 'consent')?.[2]), 'ad_storage');
};

describe('Global Privacy Control, in the built drop-in', () => {
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    await forget();
  });

  it('is honoured without a question, and the widget says so, also when the signal has gone', async () => {
    for (const before of [signal, '']) {
      const page = await openPage({ ...google, before });
      await until(() => widgetOf(page).includes('Opt-out request honored'));
      assert.equal(page.accord?.state('vendor'), 'refused');
      assert.equal(page.accord?.state('other'), 'refused');
      assert.isFalse(isAsking(page));
      assert.equal(adStorage(page), 'denied');
      assert.deepEqual(page.errors, []);
      closePages();
    }
  });

  it('is honoured where only the server has heard of it', async () => {
    const page = await openPage({ ...google, attributes: 'data-gpc="1"' });
    await until(() => widgetOf(page).includes('Opt-out request honored'));
    assert.equal(page.accord?.state('vendor'), 'refused');
    assert.equal(adStorage(page), 'denied');
    assert.isFalse(isAsking(page));
    assert.deepEqual(page.errors, []);
  });

  it('is not there where the server has not heard of it either', async () => {
    for (const attributes of ['data-gpc', 'data-gpc=""', 'data-gpc="0"']) {
      const page = await openPage({ ...google, attributes });
      await until(() => isAsking(page));
      assert.equal(page.accord?.state('vendor'), 'undecided');
      closePages();
    }
  });

  it('takes an older grant back, and yields only to one that was given while it was on', async () => {
    await press(await openPage(google), 'accept');
    closePages();
    const page = await openPage({ ...google, before: signal });
    assert.equal(page.accord?.state('vendor'), 'refused');
    assert.equal(adStorage(page), 'denied');
    await press(page, 'accept');
    assert.equal(adStorage(page), 'granted');
    closePages();
    const next = await openPage({ ...google, before: signal });
    assert.equal(next.accord?.state('vendor'), 'granted');
    assert.notInclude(widgetOf(next), 'Opt-out request honored');
  });
});
