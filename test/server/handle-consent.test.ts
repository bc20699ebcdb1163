import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { answersOf } from '../../src/decision/make-decision.js';
import { mergeDecisions } from '../../src/decision/merge-decisions.js';
import { readRecord, writeRecord } from '../../src/decision/record.js';
import { handleConsent, readConsent, type HandleOptions, type Receipt } from '../../src/server.js';
import type { Use } from '../../src/policy/use.js';
import { day, decided, now, policy, post, record } from './requests.js';

/** Answers a request, and notes what was stored. */
const answer = async (request: Request, options: HandleOptions = {}) => {
  const stored: Receipt[] = [];
  const response = await handleConsent(request, policy, {
    now,
    store: (receipt) => void stored.push(receipt),
    ...options,
  });
  return { response, stored, cookie: response.headers.get('set-cookie') };
};
const valueOf = (cookie: string | null): string => /^accord=([^;]*)/.exec(cookie ?? '')?.[1] ?? '';

/** Nothing was taken, and the answer says why. */
const assertRefused = async (request: Request, status: number, options: HandleOptions = {}) => {
  const { response, stored, cookie } = await answer(request, options);
  assert.equal(response.status, status);
  assert.equal(cookie, null);
  assert.deepEqual(stored, []);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.match(await response.text(), /\w/);
};

const refusal = { 'matomo/measurement': false, 'google/measurement': false } as const;

describe('handleConsent', () => {
  it('gives the same record back, for its full life, where scripts can read it', async () => {
    const posted = record(refusal, 10 * day);
    const { response, cookie } = await answer(post({ record: posted }));
    assert.equal(response.status, 204);
    assert.equal(valueOf(cookie), posted);
    assert.equal(cookie, `accord=${posted}; Path=/; Max-Age=${172 * 86_400}; SameSite=Lax; Secure`);
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it('keeps a refusal for as long as the site says, and shares it with sub-domains', async () => {
    const { cookie } = await answer(post({ record: record(refusal) }), {
      days: 30,
      refusalDays: 390,
      domain: 'harbour.example',
    });
    assert.match(cookie ?? '', new RegExp(`Max-Age=${390 * 86_400};.*; Domain=harbour\\.example$`));
  });

  it('takes origins as people write them, and says what is no origin and no domain before anything is stored', async () => {
    const slashed = { origins: ['https://harbour.example/'] };
    assert.equal((await answer(post({ record: record(refusal) }), slashed)).response.status, 204);
    const app = post({ record: record(refusal) });
    app.headers.set('origin', 'capacitor://localhost');
    const ofApp = { origins: ['Capacitor://localhost/'] };
    assert.equal((await answer(app, ofApp)).response.status, 204);
    const stored: Receipt[] = [];
    const store = (receipt: Receipt): void => void stored.push(receipt);
    for (const [options, message] of [
      [{ domain: 'https://harbour.example' }, /domain: "https:.*" is not a domain/],
      [{ domain: 'harbour.example; Path=/x' }, /is not a domain/],
      [{ domain: 'harbour.example\r\nSet-Cookie: a=b' }, /is not a domain/],
      [{ domain: 'гавань.example' }, /is not a domain/],
      [{ origins: ['harbour'] }, /origins: "harbour" is not an origin/],
      [{ origins: ['localhost:3000'] }, /origins: "localhost:3000" is not an origin/],
      [{ origins: ['https://*.harbour.example'] }, /is not an origin/],
      [{ origins: ['https://me@harbour.example'] }, /is not an origin/],
      [{ origins: ['https://harbour.example?a'] }, /is not an origin/],
      [{ origins: ['https://harbour.example#a'] }, /is not an origin/],
      [{ origins: ['https://harbour.example:99999'] }, /is not an origin/],
    ] as const)
      await assert.rejects(
        handleConsent(post({ record: record(refusal) }), policy, { now, store, ...options }),
        { name: 'TypeError', message },
      );
    assert.deepEqual(stored, []);
  });

  it('says that it was given a request of another kind', async () => {
    const request = { method: 'POST', headers: { host: 'harbour.example' } } as unknown as Request;
    await assert.rejects(handleConsent(request, policy), {
      name: 'TypeError',
      message:
        'Accord: handleConsent was given a plain object, and its headers are a plain object without a method get(); ' +
        'it takes a web-standard Request',
    });
  });

  it('says that the body was read before', async () => {
    const request = post({ record: record({ 'matomo/measurement': true }) });
    await request.text();
    await assert.rejects(
      handleConsent(request, policy),
      /the body of this request was read already/,
    );
    const locked = post({ record: record({ 'matomo/measurement': true }) });
    locked.body?.getReader();
    await assert.rejects(
      handleConsent(locked, policy),
      /the body of this request was read already/,
    );
  });

  it('keeps the record until the last of its answers ends', async () => {
    const mixed = record({ 'matomo/measurement': true, 'google/measurement': false });
    const { cookie } = await answer(post({ record: mixed }), { days: 30, refusalDays: 390 });
    assert.match(cookie ?? '', new RegExp(`Max-Age=${390 * 86_400};`));
  });

  it('sets a Secure cookie where TLS ends before this server', async () => {
    const url = 'http://harbour.example/consent';
    const { cookie } = await answer(post({ record: record(refusal) }, { url }));
    assert.match(cookie ?? '', /; Secure/);
    const nameless = await answer(
      post({ record: record(refusal) }, { headers: { origin: undefined } }),
    );
    assert.match(nameless.cookie ?? '', /; Secure/);
  });

  it('sets no Secure cookie on a site without TLS', async () => {
    const plain = { origin: 'http://localhost:8080', host: 'localhost:8080' };
    const { cookie } = await answer(
      post({ record: record(refusal) }, { headers: plain, url: 'http://localhost:8080/consent' }),
    );
    assert.doesNotMatch(cookie ?? '', /Secure/);
  });

  it('merges with the cookie that came along: the later answer wins, the refusal on a tie', async () => {
    const older = record({ 'matomo/measurement': true, 'google/measurement': true }, 5 * day);
    const newer = record({ 'google/measurement': false, 'google/advertising': true }, day);
    for (const [posted, came] of [
      [older, newer],
      [newer, older],
    ]) {
      const { cookie } = await answer(
        post({ record: posted }, { headers: { cookie: `a=b; accord=${came}` } }),
      );
      const merged = readRecord(valueOf(cookie));
      assert.deepEqual(
        Object.fromEntries(answersOf(merged ?? {}).map(([use, { granted }]) => [use, granted])),
        { 'matomo/measurement': true, 'google/measurement': false, 'google/advertising': true },
      );
    }
  });

  it('gives the cookie back though the proof cannot be read, of which nothing is stored', async () => {
    const { response, stored, cookie } = await answer(
      post({ record: record(refusal), proof: { id: 'me', events: [] } }),
    );
    assert.equal(response.status, 422);
    assert.equal(await response.text(), 'a proof that cannot be read\n');
    assert.equal(valueOf(cookie), record(refusal));
    assert.deepEqual(stored, []);
  });

  it('of uses that its policy does not know it keeps refusals, and grants that are in the cookie', async () => {
    const shared = record({ 'newcomer/media': true }, day);
    const { cookie } = await answer(
      post({ record: record(refusal) }, { headers: { cookie: `accord=${shared}` } }),
    );
    assert.deepEqual(
      readRecord(valueOf(cookie))?.['newcomer/media'],
      readRecord(shared)?.['newcomer/media'],
    );
    const stretched = await answer(
      post(
        { record: record({ ...refusal, 'newcomer/media': true }) },
        { headers: { cookie: `accord=${shared}` } },
      ),
    );
    assert.equal(readRecord(valueOf(stretched.cookie))?.['newcomer/media'], undefined);
  });

  it('keeps refusals and drops grants of uses that neither its policy nor the cookie knows', async () => {
    const posted = record({
      'matomo/measurement': true,
      'newcomer/media': true,
      'newcomer/social': false,
    });
    const { cookie, response } = await answer(post({ record: posted }));
    assert.equal(response.status, 204);
    assert.deepEqual(Object.keys(readRecord(valueOf(cookie)) ?? {}), [
      'matomo/measurement',
      'newcomer/social',
    ]);
  });

  it('drops a grant from the future, and keeps a refusal from it as given now', async () => {
    const posted = record({ 'matomo/measurement': true, 'google/measurement': false }, -3 * day);
    const { cookie } = await answer(post({ record: posted }));
    const kept = readRecord(valueOf(cookie));
    assert.equal(kept?.['matomo/measurement'], undefined);
    assert.equal(kept?.['google/measurement']?.at, now);
  });

  it('refuses other methods, types, origins, sizes and grammars, with nothing stored', async () => {
    const body = { record: record(refusal) };
    await assertRefused(post(body, { method: 'PUT' }), 405);
    await assertRefused(post(undefined, { method: 'GET' }), 405);
    await assertRefused(post(body, { headers: { 'content-type': 'text/plain' } }), 415);
    await assertRefused(post(body, { headers: { 'content-type': undefined } }), 415);
    // What a form may send without asking, too.
    for (const type of ['application/jsonp', 'text/plain; application/json'])
      await assertRefused(post(body, { headers: { 'content-type': type } }), 415);
    const spelled = post(body, { headers: { 'content-type': 'Application/JSON; charset=utf-8' } });
    assert.equal((await answer(spelled)).response.status, 204);
    await assertRefused(post(`{"record":"${'x'.repeat(70_000)}"}`), 413);
    await assertRefused(post(body), 413, { maxBytes: 20 });
    // As Number() makes of a setting that nobody has set.
    await assertRefused(post(body), 413, { maxBytes: NaN });
    const empty = post('');
    await assertRefused(new Request(empty.url, { method: 'POST', headers: empty.headers }), 422);
    await assertRefused(post('no json'), 422);
    await assertRefused(post('null'), 422);
    await assertRefused(post({}), 422);
    await assertRefused(post({ record: `${body.record}x` }), 422);
    await assertRefused(post({ record: record(refusal, 400 * day) }), 422);
    const many = Array.from({ length: 200 }, (_, at) => [`a-rather-long-name-${at}/media`, false]);
    await assertRefused(post({ record: record(Object.fromEntries(many)) }), 413);
    const response = await handleConsent(post(body, { method: 'PUT' }), policy);
    assert.equal(response.headers.get('allow'), 'POST');
  });

  it('reads a body in pieces, and no more of it than it may have', async () => {
    const inPieces = (pieces: Uint8Array[], cancel?: () => void, headers = {}): Request => {
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces.shift();
          if (piece) controller.enqueue(piece);
          else controller.close();
        },
        ...(cancel && { cancel }),
      });
      const all = { ...Object.fromEntries(post('').headers), ...headers };
      const init = { method: 'POST', headers: all, body, duplex: 'half' };
      return new Request('https://harbour.example/consent', init);
    };
    const bytes = new TextEncoder().encode(JSON.stringify({ record: record(refusal), by: 'é' }));
    const middle = bytes.indexOf(0xc3) + 1;
    const halves = () => [bytes.slice(0, middle), bytes.slice(middle)];
    assert.equal((await answer(inPieces(halves()))).response.status, 204);
    await assertRefused(inPieces([bytes, bytes.slice(middle - 1, middle)]), 413);
    let isCancelled = false;
    const long = inPieces([...halves(), ...halves()], () => (isCancelled = true));
    await assertRefused(long, 413, { maxBytes: 20 });
    assert.ok(isCancelled);
    const saysSo = inPieces(halves(), undefined, { 'content-length': '70000' });
    await assertRefused(saysSo, 413);
    assert.equal(saysSo.bodyUsed, false);
  });

  it('takes no record that it would not write, whatever its check says', async () => {
    /** A record of this text that has the right check: anybody can compute it. */
    const checked = (text: string): string => {
      let hash = 0x811c9dc5;
      for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
      return `${text}~${(hash >>> 0).toString(36)}`;
    };
    const time = now.toString(36);
    const good = checked(`1~${time}.b.n1matomo_m`);
    assert.equal((await answer(post({ record: good }))).response.status, 204);
    for (const entry of [
      'n1a; Domain=evil.example_m',
      'n1matomo_m; HttpOnly',
      'n1a\r\nX-Injected: yes_m',
      'n1é_m',
      'n1UPPER_m',
      `n1${'a'.repeat(65)}_m`,
      'n0basket_preferences',
      'n1matomo_m*0',
      'n1matomo_m*1e9',
      'n1matomo_m.rubbish.y1other_m',
      'n1matomo',
      '',
    ]) {
      const bad = checked(`1~${time}.b.${entry}`);
      await assertRefused(post({ record: bad }), 422);
      // Nor from a cookie, which a page of a sub-domain may have set for this one.
      const cookie = `accord=${encodeURIComponent(bad)}`;
      const beside = await answer(post({ record: good }, { headers: { cookie } }));
      assert.equal(valueOf(beside.cookie), good, entry);
      assert.equal(readConsent(cookie, policy, { now }).state('matomo'), 'undecided');
    }
    await assertRefused(post({ record: checked(`1~${'z'.repeat(12)}.b.n1matomo_m`) }), 422);
  });

  it('takes requests of pages of the same origin only', async () => {
    const body = { record: record(refusal) };
    const from = (headers: Record<string, string | undefined>) => post(body, { headers });
    await assertRefused(
      from({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }),
      403,
    );
    await assertRefused(
      from({ 'sec-fetch-site': 'same-site', origin: 'https://a.harbour.example' }),
      403,
    );
    await assertRefused(from({ 'sec-fetch-site': 'none' }), 403);
    const old = { 'sec-fetch-site': undefined };
    await assertRefused(from({ ...old, origin: 'https://evil.example' }), 403);
    await assertRefused(from({ ...old, origin: 'null' }), 403);
    await assertRefused(from({ ...old, origin: undefined }), 403);
    assert.equal((await answer(from(old))).response.status, 204);
    assert.equal((await answer(from({ ...old, host: undefined }))).response.status, 204);
    // Behind a proxy that asks for another host.
    const proxied = { ...old, host: 'inner:3000' };
    await assertRefused(from(proxied), 403);
    const origins = ['https://harbour.example'];
    assert.equal((await answer(from(proxied), { origins })).response.status, 204);
    await assertRefused(from({ origin: 'https://other.example' }), 403, { origins });
    await assertRefused(from({ origin: undefined }), 403, { origins });
  });

  it('hands the receipt to the site', async () => {
    const { stored } = await answer(post({ record: record(refusal) }));
    assert.equal(stored.length, 1);
    assert.equal(stored[0]?.issued, new Date(now).toISOString());
    assert.equal(stored[0]?.id, undefined);
    assert.deepEqual(
      stored[0]?.answers.map(({ granted }) => granted),
      [false, false],
    );
  });

  it('asks for another try when the receipt cannot be kept, and says why in the console', async (test) => {
    const { mock } = test.mock.method(console, 'error', () => undefined);
    const full = new Error('disk full');
    const fails = {
      throws: () => {
        throw full;
      },
      rejects: () => Promise.reject(full),
    };
    for (const store of Object.values(fails)) {
      await assertRefused(post({ record: record(refusal) }), 503, { store });
    }
    const said = ['Accord: handleConsent: store failed:', full];
    assert.deepEqual(
      mock.calls.map((call) => call.arguments),
      [said, said],
    );
  });

  it('answers whatever comes, and never widens a decision', async () => {
    const use = fc.constantFrom<Use>(
      'matomo/measurement',
      'google/measurement',
      'google/advertising',
      'gone/media',
    );
    const answers = fc.dictionary(use, fc.boolean()) as fc.Arbitrary<Record<Use, boolean>>;
    const known = ['matomo/measurement', 'google/measurement', 'google/advertising'];
    await fc.assert(
      fc.asyncProperty(
        answers,
        answers,
        fc.integer({ min: -5 * day, max: 200 * day }),
        fc.option(fc.tuple(fc.nat(300), fc.string({ maxLength: 3 }))),
        async (sent, came, ago, damage) => {
          let posted = record(sent, ago);
          if (damage) posted = posted.slice(0, damage[0]) + damage[1] + posted.slice(damage[0] + 1);
          const { response, stored, cookie } = await answer(
            post({ record: posted }, { headers: { cookie: `accord=${record(came)}` } }),
          );
          if (response.status !== 204) {
            assert.ok([413, 422].includes(response.status), String(response.status));
            assert.equal(cookie, null);
            assert.equal(stored.length, 0);
            return;
          }
          const whole = mergeDecisions(readRecord(posted) ?? decided({}), decided(came));
          const kept = readRecord(valueOf(cookie));
          assert.ok(kept);
          for (const [id, { granted, at }] of answersOf(kept)) {
            if (!granted) continue;
            const isKnown = known.includes(id) || came[id as Use];
            assert.ok(isKnown && whole[id as Use]?.granted && at <= now + day, id);
          }
          for (const [id, { granted, at }] of answersOf(whole)) {
            if (!granted && at > now - 182 * day) assert.equal(kept[id as Use]?.granted, false, id);
          }
          assert.equal(stored.length, 1);
        },
      ),
    );
  });

  it('never throws, whatever bytes are posted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string(), fc.constant(writeRecord(decided({})))),
        async (body) => {
          const { response, stored } = await answer(post(body));
          assert.ok(response.status >= 400);
          assert.equal(stored.length, 0);
        },
      ),
    );
    const binary = new Request('https://harbour.example/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    });
    assert.equal((await handleConsent(binary, policy)).status, 413);
  });
});

describe('readConsent', () => {
  const headers = (cookie: string, more: Record<string, string> = {}) => ({
    headers: new Headers({ cookie, ...more }),
  });

  it('reads the decision of a request, or of a header, as the browser does', () => {
    const cookie = `a=1; accord=${record({ 'matomo/measurement': true, 'google/advertising': false })}`;
    for (const from of [cookie, headers(cookie)]) {
      const consent = readConsent(from, policy, { now });
      assert.equal(consent.allows('matomo'), true);
      assert.equal(consent.allows('basket'), true);
      assert.equal(consent.allows('google'), false);
      assert.equal(consent.allows('matomo|google'), true);
      assert.equal(consent.allows('matomo google'), false);
      assert.equal(consent.allows('nobody'), false);
      assert.equal(consent.state('google/advertising'), 'refused');
      assert.equal(consent.state('google/measurement'), 'undecided');
    }
  });

  it('is undecided without a cookie, with a damaged one, and after its time', () => {
    const granted = record({ 'matomo/measurement': true });
    for (const cookie of ['', 'accord=', 'accord=%', `accord=${granted}x`, `xaccord=${granted}`]) {
      assert.equal(readConsent(cookie, policy, { now }).state('matomo'), 'undecided', cookie);
    }
    for (const nothing of [null, undefined])
      assert.equal(readConsent(nothing, policy).allows('matomo'), false);
    const later = readConsent(`accord=${granted}`, policy, { now: now + 183 * day });
    assert.equal(later.state('matomo'), 'undecided');
    const refused = `accord=${record({ 'matomo/measurement': false })}`;
    const kept = { now: now + 183 * day, refusalDays: 390 };
    assert.equal(readConsent(refused, policy, kept).state('matomo'), 'refused');
  });

  it('takes escaped and quoted records, and merges two', () => {
    const older = record({ 'matomo/measurement': true }, day);
    const newer = record({ 'matomo/measurement': false });
    const allows = (cookie: string) => readConsent(cookie, policy, { now }).allows('matomo');
    assert.equal(allows(`accord="${older}"`), true);
    assert.equal(allows(`accord=${encodeURIComponent(older).replaceAll('~', '%7E')}`), true);
    assert.equal(allows(`a=b;accord=${older}`), true);
    assert.equal(allows(`accord=${newer}; accord=${older}`), false);
    assert.equal(allows(`accord=${older}; accord=${newer}`), false);
  });

  it('reads requests of node:http, over HTTP/1 and 2, and of cloud functions', () => {
    const cookie = `accord=${record({ 'matomo/measurement': true, 'google/measurement': true })}`;
    // As HTTP/2 has them: no prototype, and names that no Headers would take.
    const http2 = Object.assign(Object.create(null) as object, { ':path': '/', cookie: cookie });
    const elsewhere: unknown = runInNewContext('({ cookie })', { cookie });
    const own = { get: (name: string) => (name === 'cookie' ? cookie : null) };
    const others = [
      { cookie },
      { Cookie: cookie },
      { cookie: ['a=b', cookie] },
      http2,
      elsewhere,
      own,
    ];
    for (const each of others) {
      const consent = readConsent({ headers: each as Record<string, string> }, policy, { now });
      assert.equal(consent.allows('matomo google/measurement'), true, JSON.stringify(each));
    }
    const gpc = readConsent({ headers: { cookie, 'sec-gpc': '1' } }, policy, { now });
    assert.equal(gpc.allows('google/measurement'), false);
    const request: Pick<IncomingMessage, 'headers'> = { headers: {} };
    assert.equal(readConsent(request, policy).state('matomo'), 'undecided');
    const overHttp2: Pick<Http2ServerRequest, 'headers'> = { headers: {} };
    assert.equal(readConsent(overHttp2, policy).state('matomo'), 'undecided');
    const odd = {
      headers: { ['__proto__']: null, cookie: 5 } as unknown as Record<string, string>,
    };
    assert.equal(readConsent(odd, policy).state('matomo'), 'undecided');
    // Whoever sends a header of this name must not bring the server down.
    const named = readConsent({ headers: { get: 'x', cookie } }, policy, { now });
    assert.equal(named.allows('matomo'), true);
  });

  it('says what it was given when that is no request, and shows no cookie', () => {
    const cookie = `accord=${record({ 'matomo/measurement': true })}`;
    const takes =
      /; it takes a web-standard Request, a request of node:http or Express, or the text/;
    const wrong: [given: unknown, found: RegExp][] = [
      [{ headers: [['cookie', cookie]] }, /plain object, and its headers are Array without/],
      [{ headers: cookie }, /its headers are a string without a method get\(\)/],
      [new Headers({ cookie }), /given Headers, and it has no headers/],
      [{ headers: Promise.resolve() }, /its headers are Promise without a method get\(\)/],
      [{}, /given a plain object, and it has no headers/],
      [[cookie], /given Array, and it has no headers/],
      [Object.create(null), /given a plain object, and it has no headers/],
      [5, /given a number, and it has no headers/],
    ];
    for (const [given, found] of wrong) {
      const read = () => readConsent(given as string, policy);
      assert.throws(read, { name: 'TypeError', message: found });
      assert.throws(read, takes);
      assert.throws(read, ({ message }: Error) => !message.includes('accord='));
    }
  });

  it('heeds Global Privacy Control in the request', () => {
    const cookie = `accord=${record({ 'google/measurement': true, 'matomo/measurement': true })}`;
    const consent = readConsent(headers(cookie, { 'sec-gpc': '1' }), policy, { now });
    assert.equal(consent.allows('google/measurement'), false);
    assert.equal(consent.decision['google/advertising']?.at, now);
    assert.equal(consent.allows('matomo'), true);
    assert.equal(
      readConsent(headers(cookie, { 'sec-gpc': '0' }), policy, { now }).allows(
        'google/measurement',
      ),
      true,
    );
  });
});
