import { assert } from '@open-wc/testing';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

/** Runs the template's code as Tag Manager would, with the calls that it has for templates. */
const container = async (): Promise<string> => {
  const template = await (await fetch('/examples/gtm/template.tpl')).text();
  const [, code = ''] =
    /___SANDBOXED_JS_FOR_WEB_TEMPLATE___([^]*?)___WEB_PERMISSIONS___/.exec(template) ?? [];
  assert.include(code, 'updateConsentState');
  return `<script>{
    const api = {
      callInWindow(path, ...rest) {
        const [object, method] = path.split('.');
        return window[object][method](...rest);
      },
      setInWindow(name, value, override) {
        if (override || window[name] === undefined) window[name] = value;
      },
      makeNumber: Number,
      gtagSet() {},
      setDefaultConsentState: (states) => notes.push(['default', states.ad_storage, states.wait_for_update]),
      updateConsentState: (states) => notes.push(['update', states.ad_storage, states.analytics_storage]),
    };
    const run = (require, data) => {${code}};
    run((name) => api[name], {
      ad_storage: 'vendor/advertising', analytics_storage: 'vendor/measurement', wait: '500', gtmOnSuccess() {},
    });
  }</script>`;
};
const first = ['default', 'denied', 500];

describe('the template for Google Tag Manager, on a page with the built drop-in', () => {
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    await forget();
  });

  for (const place of ['before', 'head'] as const)
    it(`that comes ${place === 'before' ? 'after' : 'before'} it: is denied, updated by each decision, and restored`, async () => {
      const open = async (): Promise<Page> => openPage({ [place]: await container() });
      const page = await open();
      assert.deepEqual(page.notes, [first]);
      await press(page, 'measure');
      await until(() => page.notes.length === 2);
      await press(page, 'accept');
      await until(() => page.notes.length === 3);
      assert.deepEqual(page.notes.slice(1), [
        ['update', 'denied', 'granted'],
        ['update', 'granted', 'granted'],
      ]);
      closePages();
      const next = await open();
      assert.deepEqual(next.notes, [first, ['update', 'granted', 'granted']]);
      assert.deepEqual(next.errors, []);
    });
});
