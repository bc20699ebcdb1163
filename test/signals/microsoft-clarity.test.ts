import { assert } from '@open-wc/testing';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

const signals = {
  'microsoft-clarity': {
    ad_Storage: 'vendor/advertising',
    analytics_Storage: 'vendor/measurement',
  },
};

/** Starts Clarity's real code as its loader does: what was queued before runs behind `start`. */
const start = `<script>
  window.clarity = window.clarity || function () { (clarity.q = clarity.q || []).push(arguments); };
  clarity('start', { projectId: 'harbour', upload: (data) => notes.push(data), track: true, delay: 10 });
  clarity.q.unshift(clarity.q.pop());
</script>
<script src="/node_modules/clarity-js/build/clarity.min.js"></script>`;

/** Calls back with what Clarity knows of consent. */
const consentIn = (page: Page): Promise<unknown> =>
  new Promise((resolve) => {
    page.clarity?.(
      'metadata',
      (_data: unknown, _whole: unknown, consent: unknown) => resolve(consent),
      false,
      false,
      true,
    );
  });
const hasCookie = (): boolean => /(^|; )_clck=[^;]/.test(document.cookie);

describe('the Microsoft Clarity signal, with the real script', () => {
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    await forget();
  });

  it('denies cookies that Clarity would set by itself, until they are granted', async () => {
    const page = await openPage({ signals });
    await until(() => page.clarity?.q?.length);
    page.document.body.append(page.document.createRange().createContextualFragment(start));
    await until(() => page.notes.length);
    await until(() => !hasCookie());
    await press(page, 'accept');
    await until(hasCookie);
    assert.nestedInclude(await consentIn(page), {
      ad_Storage: 'granted',
      analytics_Storage: 'granted',
    });
    await press(page, 'refuse');
    await until(() => !hasCookie());
  });

  it('keeps who came back: one call on a page whose answer is known', async () => {
    const held = start.replaceAll(
      '<script',
      '<script type="text/plain" data-consent="vendor/measurement"',
    );
    const first = await openPage({ signals, body: held });
    await press(first, 'measure');
    await until(hasCookie);
    const [visitor = 'none'] = /_clck=\w+/.exec(document.cookie) ?? [];
    const next = await openPage({ signals, body: held });
    await until(() => next.notes.length);
    assert.nestedInclude(await consentIn(next), {
      ad_Storage: 'denied',
      analytics_Storage: 'granted',
    });
    assert.include(document.cookie, visitor);
  });
});
