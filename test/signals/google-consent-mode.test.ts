import { assert } from '@open-wc/testing';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

type GooglePage = Page & {
  dataLayer: { readonly [index: number]: unknown }[];
  hits: { id: string; consent: Record<string, string>; settings: Record<string, unknown> }[];
  tagEvents: { event: string; consentThen: Record<string, string> }[];
};

const signals = {
  'google-consent-mode': {
    analytics_storage: 'vendor/measurement',
    ad_storage: 'vendor/advertising',
    ad_user_data: 'vendor/advertising',
    ad_personalization: 'vendor/advertising',
    security_storage: 'basket',
    wait_for_update: 500,
    region: ['FR'],
  },
} as const;

const types = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
];
const all = (state: string, but: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(types.map((type) => [type, state])),
  ...but,
});
const withoutUse = { functionality_storage: 'denied', personalization_storage: 'denied' };

/** An ungated Google tag: its command queue and its script. */
const tag = `<script src="/test/signals/doubles/google-tag.js"></script>
  <script>function gtag() { dataLayer.push(arguments); } gtag('js', new Date()); gtag('config', 'G-1');</script>`;

/** The commands in the data layer, as plain lists. */
const commands = (page: GooglePage): unknown[][] =>
  page.dataLayer
    .filter((entry) => Object.prototype.toString.call(entry) === '[object Arguments]')
    .map((entry) => Array.from(entry as ArrayLike<unknown>));
const updates = (page: GooglePage): unknown[][] =>
  commands(page).filter(([, step]) => step === 'update');

const open = async (head = tag, more: object = {}): Promise<GooglePage> =>
  (await openPage({ signals, head, ...more })) as GooglePage;

describe('Google Consent Mode, in the built drop-in', () => {
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    await forget();
  });

  it('has denied everything before an ungated tag runs, save what needs no consent', async () => {
    const page = await open();
    assert.deepEqual(page.hits, [
      {
        id: 'G-1',
        consent: all('denied', { security_storage: 'granted' }),
        settings: { wait: 500, ads_data_redaction: true },
      },
    ]);
    assert.deepEqual(page.errors, []);
  });

  it('sends the default in the form that Google documents, first of all', async () => {
    const page = await open('');
    assert.deepEqual(commands(page), [
      [
        'consent',
        'default',
        { ...all('denied', { security_storage: 'granted' }), wait_for_update: 500 },
      ],
      [
        'consent',
        'default',
        {
          ...all('denied', { security_storage: 'granted' }),
          wait_for_update: 500,
          region: ['FR'],
        },
      ],
      ['set', 'ads_data_redaction', true],
    ]);
    assert.equal(page.dataLayer.length, 3);
  });

  it('restores a decision before the first hit', async () => {
    await press(await open(), 'measure');
    const next = await open();
    assert.deepEqual(next.hits[0]?.consent, {
      ...all('denied'),
      analytics_storage: 'granted',
      security_storage: 'granted',
    });
    assert.lengthOf(updates(next), 1);
    // By an update, as Google documents it: the default denies whatever was answered.
    assert.deepEqual(commands(next)[0], [
      'consent',
      'default',
      { ...all('denied'), wait_for_update: 500 },
    ]);
  });

  it('updates once for each decision, all seven types, then tells tag managers', async () => {
    const page = await open();
    await press(page, 'accept');
    assert.deepEqual(updates(page), [['consent', 'update', all('granted', withoutUse)]]);
    await press(page, 'refuse');
    assert.deepEqual(updates(page)[1], [
      'consent',
      'update',
      all('denied', { security_storage: 'granted' }),
    ]);
    assert.lengthOf(updates(page), 2);
    assert.deepEqual(
      page.tagEvents.map(({ event, consentThen }) => [event, consentThen.analytics_storage]),
      [
        ['accord_consent', 'granted'],
        ['accord_consent', 'denied'],
      ],
    );
  });

  it('tells tag managers a refusal too, though nothing is granted or denied that was not before', async () => {
    const page = await open();
    await press(page, 'refuse');
    assert.lengthOf(updates(page), 1);
    assert.deepEqual(
      page.tagEvents.map(({ event }) => event),
      ['accord_consent'],
    );
  });

  it('says nothing when a decision concerns others alone', async () => {
    const page = await open();
    await press(page, 'other');
    assert.deepEqual(updates(page), []);
  });

  it('is set before a gated tag runs', async () => {
    const gated = `<script type="text/plain" data-consent="vendor/measurement"
      src="/test/signals/doubles/google-tag.js"></script>
    <script type="text/plain" data-consent="vendor/measurement">
      dataLayer.push((function () { return arguments; })('config', 'G-2'));
    </script>`;
    const page = await open(gated);
    await press(page, 'accept');
    await until(() => page.hits?.length);
    assert.deepEqual(page.hits[0]?.consent, all('granted', withoutUse));
  });

  it('leaves a data layer that is there alone, and uses the one it is told', async () => {
    const own = `<script>window.ownLayer = window.kept = [{ event: 'mine' }];</script>`;
    const page = await openPage({
      signals: {
        'google-consent-mode': {
          ad_storage: 'vendor',
          data_layer: 'ownLayer',
          url_passthrough: true,
          ads_data_redaction: false,
        },
      },
      before: own,
    });
    const { ownLayer, kept, dataLayer } = page as Page & Record<string, unknown[] | undefined>;
    assert.equal(ownLayer, kept);
    assert.isUndefined(dataLayer);
    assert.deepEqual(
      kept?.slice(1).map((entry) => Array.from(entry as ArrayLike<unknown>).slice(0, 3)),
      [
        ['consent', 'default', all('denied')],
        ['set', 'url_passthrough', true],
      ],
    );
  });
});
