import { assert } from '@open-wc/testing';
import { forget, until } from '../visitor.js';
import { closePages, openPage, press, type Page } from './signal-page.js';

const script = '/node_modules/@adobe/alloy/dist/alloy.min.js';
const signals = { 'adobe-web-sdk': { collect: 'vendor/measurement' } };
const cookies = 'kndctr_HARBOUR_AdobeOrg_';

/** Adobe's server: notes what it is asked, and answers a consent with the cookies that the SDK reads it from. */
const server = `<script>
  window.fetch = async (address, { body }) => {
    const [, request] = /\\/v1\\/([^?]*)/.exec(address) ?? [];
    const { consent } = JSON.parse(body);
    const said = consent?.[0];
    notes.push(said ? [request, said.standard, said.version, said.value.collect.val] : [request]);
    const word = said?.value.collect.val === 'y' ? 'in' : 'out';
    const payload = said
      ? [
          { key: '${cookies}consent', value: 'general=' + word, maxAge: 3600 },
          { key: '${cookies}identity', value: 'someone', maxAge: 3600 },
        ]
      : [];
    return new Response(JSON.stringify({ requestId: 'r', handle: [{ type: 'state:store', payload }] }));
  };
</script>`;

/** What Adobe says to put in a page: the queue, the commands, the script. */
const base = (held: string): string => `<script ${held}>
    (window.__alloyNS ??= []).push('alloy');
    window.alloy ??= function () {
      return new Promise((resolve, reject) => setTimeout(() => alloy.q.push([resolve, reject, arguments])));
    };
    alloy.q ??= [];
    alloy('configure', {
      datastreamId: 'harbour', orgId: 'HARBOUR@AdobeOrg', defaultConsent: 'pending', context: [], idMigrationEnabled: false,
      thirdPartyCookiesEnabled: false, clickCollectionEnabled: false,
    }).catch(console.error);
    alloy('sendEvent', { xdm: { eventType: 'web.webpagedetails.pageViews' } });
  </script>
  <script ${held} src="${script}"></script>`;

declare global {
  interface Window {
    alloy?: (command: string, options: object) => Promise<unknown>;
  }
}

const asked = (page: Page): string => page.notes.map((note) => String(note)).join(' | ');

describe('the Adobe Web SDK signal, with the real script', () => {
  before(async function () {
    const { ok } = await fetch(script, { method: 'HEAD' });
    if (ok) return;
    console.info(
      'Adobe’s script is not here; `npm test` unpacks it where npm reaches the registry.',
    );
    this.skip();
  });
  beforeEach(forget);
  afterEach(async () => {
    closePages();
    for (const name of ['consent', 'identity'])
      document.cookie = `${cookies}${name}=; Path=/; Max-Age=0`;
    await forget();
  });

  it('sends nothing until the decision, then what waited, then nothing', async () => {
    const page = await openPage({ signals, before: server, body: base('') });
    assert.equal(asked(page), '');
    await press(page, 'accept');
    await until(() => page.notes.length === 2);
    assert.equal(asked(page), 'privacy/set-consent,Adobe,2.0,y | interact');
    await press(page, 'refuse');
    await until(() => page.notes.length === 3);
    assert.equal(asked(page).split(' | ')[2], 'privacy/set-consent,Adobe,2.0,n');
    assert.deepEqual(page.errors, []);
  });

  it('discards what waited when it is refused', async () => {
    const page = await openPage({ signals, before: server, body: base('') });
    await press(page, 'refuse');
    await until(() => page.notes.length);
    // By now it has worked off what came before.
    await page.alloy?.('sendEvent', { xdm: { eventType: 'late' } });
    assert.equal(asked(page), 'privacy/set-consent,Adobe,2.0,n');
  });

  it('reaches an SDK that is held, and on the next page says nothing that it knows', async () => {
    const held = 'type="text/plain" data-consent="vendor/measurement"';
    const page = await openPage({ signals, before: server, body: base(held) });
    await press(page, 'accept');
    await until(() => page.notes.length === 2);
    assert.equal(asked(page), 'privacy/set-consent,Adobe,2.0,y | interact');
    closePages();
    const next = await openPage({ signals, before: server, body: base(held) });
    await until(() => next.notes.length);
    await next.alloy?.('sendEvent', { xdm: { eventType: 'late' } });
    assert.equal(asked(next), 'interact | interact');
    assert.deepEqual(next.errors, []);
  });
});
