import { assert } from '@open-wc/testing';
import type { Policy } from '../src/index.js';
import { policyOf, service } from './policy/policies.js';
import { dropIn, newVisitors, Site, type SiteOptions, sitePolicy } from './site.js';
import { until } from './visitor.js';

/** The policy with the value at this path replaced. */
const withValue = (path: string, value: unknown): string => {
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(sitePolicy));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  parent[last] = value;
  return JSON.stringify(copy);
};

/** What an author may get wrong, and what the one error has to say about it, beside where. */
const mistakes: Record<string, [string, RegExp]> = {
  'no JSON': ['{ "site": ', /data-policy="#policy": (SyntaxError|.*JSON)/],
  'a list': ['[]', /\[\] is not an object/],
  null: ['null', /null is not an object/],
  'no site': [withValue('site', undefined), /site: nothing is not an object/],
  'a nameless site': [withValue('site.name', undefined), /site\.name: /],
  'a link that runs': [withValue('site.policyUrl', 'javascript:alert(1)'), /site\.policyUrl: /],
  'no services': [withValue('services', undefined), /services: /],
  'services by name': [withValue('services', { tracker: {} }), /services: \{/],
  'a service that is a text': [withValue('services.1', 'tracker'), /services\[1\]: "tracker"/],
  'a service without an id': [withValue('services.1.id', undefined), /services\[1\]\.id: /],
  'an id with capitals': [withValue('services.1.id', 'Tracker'), /services\[1\]\.id: "Tracker"/],
  'an id that is a category': [
    withValue('services.1.id', 'partner'),
    /services\[1\]\.id: .*category/,
  ],
  'an id that is a purpose': [withValue('services.1.id', 'media'), /services\[1\]\.id: .*purpose/],
  'one id twice': [withValue('services.1.id', 'video'), /services\[2\]\.id: "video"/],
  'an id that reaches for prototypes': [
    withValue('services.1.id', '__proto__'),
    /services\[1\]\.id: /,
  ],
  'a nameless service': [withValue('services.1.name', undefined), /services\[1\]\.name: /],
  'a fifth category': [withValue('services.1.category', 'legitimate'), /services\[1\]\.category: /],
  'no purpose': [withValue('services.1.purposes', []), /services\[1\]\.purposes: /],
  'an unknown purpose': [
    withValue('services.1.purposes', ['fun']),
    /services\[1\]\.purposes\[0\]: "fun"/,
  ],
  'a purpose of its own without a name': [
    withValue('purposes', { weather: {} }),
    /purposes\.weather\.name: /,
  ],
  'a revision from nowhere': [
    withValue('services.1.revision', '2'),
    /services\[1\]\.revision: "2"/,
  ],
  'a duration in words': [
    withValue('services.1.items.0.lasts', '13 months'),
    /services\[1\]\.items\[0\]\.lasts: "13 months" is not an ISO 8601 duration/,
  ],
  'an item of no kind': [
    withValue('services.1.items.0.kind', 'pixel'),
    /services\[1\]\.items\[0\]\.kind: /,
  ],
  'an unknown field': [withValue('services.1.granted', true), /services\[1\]\.granted: /],
};

const byAddress =
  '<script src="{site}/accord/accord.js" data-policy="{site}/policy.json"></script>';

describe('the drop-in when its policy', () => {
  newVisitors();

  /** One error that says this, nothing released, nothing asked, and the page is usable. */
  const assertRefused = async (options: SiteOptions, says: RegExp): Promise<Site> => {
    const site = await Site.open(options);
    await until(() => site.window.wrong.length);
    // Whatever else it would say, it would have said after these.
    await site.settled();
    assert.lengthOf(site.window.wrong, 1, site.window.wrong.join('\n'));
    assert.match(site.window.wrong[0] ?? '', says);
    assert.lengthOf(site.choices(), 0);
    await site.assertHeld();
    return site;
  };

  for (const [mistake, [policy, says]] of Object.entries(mistakes)) {
    it(`has ${mistake}: one error says where, and nothing is released`, async () => {
      const site = await assertRefused({ policy }, says);
      if (mistake === 'no JSON') await site.assertUsable();
    });
  }

  it('has an unknown signal: every error says where, and nothing is released', async () => {
    const site = await Site.open({ policy: withValue('signals', { tcf: {} }) });
    await until(() => site.window.wrong.some((text) => /signals\.tcf: is not known/.test(text)));
    await site.settled();
    for (const text of site.window.wrong) assert.match(text, /signals\.tcf/);
    assert.lengthOf(site.choices(), 0);
    await site.assertHeld();
  });

  const places: Record<string, [SiteOptions, RegExp]> = {
    'is not named': [{ script: '<script src="{site}/accord/accord.js"></script>' }, /data-policy/],
    'is in no element of that id': [
      { script: dropIn.replace('#policy', '#privacy') },
      /data-policy="#privacy" names no JSON script/,
    ],
    'is in an empty element': [{ policy: ' ' }, /data-policy="#policy"/],
    'is missing: 404': [
      {
        script: byAddress,
        faults: { 'policy.json': { status: 404, text: '<!doctype html><p>Not found' } },
      },
      /policy\.json": HTTP 404/,
    ],
    'comes with an error of the server': [
      {
        script: byAddress,
        faults: { 'policy.json': { status: 500, text: JSON.stringify(sitePolicy) } },
      },
      /policy\.json": HTTP 500/,
    ],
    'is a page of HTML': [
      {
        script: byAddress,
        faults: { 'policy.json': { text: '\n<!doctype html><p>Please log in' } },
      },
      /policy\.json" is a page, not a policy/,
    ],
    'is empty': [{ script: byAddress, faults: { 'policy.json': { text: '' } } }, /policy\.json"/],
    'cannot be reached': [
      { script: byAddress, faults: { 'policy.json': { broken: true } } },
      /policy\.json"/,
    ],
  };
  for (const [what, [options, says]] of Object.entries(places)) {
    it(`${what}: one error says where, nothing is released, and the page is usable`, async () => {
      const site = await assertRefused(options, says);
      await site.assertUsable();
    });
  }

  it('is missing and the explanation cannot be loaded either: still one error, and nothing released', async () => {
    await assertRefused(
      { policy: '{}', faults: { 'accord/accord-explain-policy.js': { status: 404 } } },
      /the policy cannot be used/,
    );
  });

  it('is replaced by one that cannot be used: it stays, the call throws, and one error says where', async () => {
    const site = await Site.open();
    const consent = await site.consent();
    const { policy } = consent;
    const wrong = JSON.parse(withValue('services.1.id', 'Tracker')) as Policy;
    assert.throws(() => consent.setPolicy(wrong), /the policy cannot be used/);
    await until(() => site.window.wrong.length);
    assert.match(site.window.wrong.join(), /setPolicy: .*services\[1\]\.id: "Tracker"/s);
    assert.lengthOf(site.window.wrong, 1);
    assert.equal(consent.policy, policy);
    await site.assertHeld();
  });

  it('is replaced by none at all: it stays, the call throws, and one error says so', async () => {
    const site = await Site.open();
    const consent = await site.consent();
    const { policy } = consent;
    assert.throws(() => consent.setPolicy(undefined as unknown as Policy));
    await until(() => site.window.wrong.length);
    assert.match(site.window.wrong.join(), /setPolicy: .*null is not an object/s);
    assert.lengthOf(site.window.wrong, 1);
    assert.equal(consent.policy, policy);
  });

  it('is missing for a visitor who had accepted: held as for everybody, and the decision is kept', async () => {
    const site = await Site.open({
      script: byAddress,
      files: { 'policy.json': JSON.stringify(sitePolicy) },
    });
    await site.press('accept');
    await site.released();
    const released = [
      'classic.js',
      'module.js',
      'template.js',
      'pixel.gif',
      'style.css',
      'video.html',
    ];
    await until(async () => {
      const asked = await site.log();
      return released.every((file) => asked.includes(`optional/${file}`));
    });
    await site.settled();
    const before = (await site.log()).length;
    await site.change({ 'policy.json': { status: 500 } });
    await site.visit();
    await until(() => site.window.wrong.length);
    assert.isUndefined(site.window.ran);
    const after = (await site.log()).slice(before);
    assert.deepEqual(
      after.filter((path) => path.startsWith('optional/')),
      [],
    );
    await site.change({});
    await site.visit();
    await site.released();
    assert.equal((await site.consent()).state('third-party'), 'granted');
  });

  it('is slow: held until it is there, calls wait in the queue, and the page is usable', async () => {
    const site = await Site.open({
      before:
        '<script>(window.accord ||= []).push(() => undefined, (it) => { window.told = it.state("tracker") })</script>',
      script: byAddress,
      files: { 'policy.json': JSON.stringify(sitePolicy) },
      faults: { 'policy.json': { hang: true } },
    });
    await site.assertUsable();
    await site.assertHeld();
    assert.lengthOf(site.choices(), 0);
    assert.isUndefined(Reflect.get(site.window, 'told'));
    await site.change({});
    await until(() => Reflect.get(site.window, 'told') === 'undecided');
    await site.press('accept');
    await site.released();
    assert.deepEqual(site.window.wrong, []);
  });

  it('has 500 services: asked, answered, kept, and nothing released too early', async () => {
    const policy: Policy = policyOf(
      ...sitePolicy.services,
      ...Array.from({ length: 500 }, (_, index) =>
        service(`some-service-${index}`, index % 2 ? 'partner' : 'third-party', [
          'measurement',
          'advertising',
        ]),
      ),
    );
    const site = await Site.open({ policy });
    await site.asks();
    await site.assertHeld();
    await site.assertUsable();
    await site.press('choose');
    await until(() => site.all('dialog[open]').length);
    await site.asks();
    const consent = await site.consent();
    consent.refuseAll();
    assert.lengthOf(consent.undecided, 0);
    await site.visit();
    const next = await site.consent();
    assert.equal(next.view, 'none');
    assert.equal(next.state('some-service-499'), 'refused');
    await site.assertHeld();
    assert.deepEqual(site.window.wrong, []);
  });
});
