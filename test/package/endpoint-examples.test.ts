import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Receipt } from '../../src/server.js';
import { makeDecision } from '../../src/decision/make-decision.js';
import { hashOf } from '../../src/decision/hash-of.js';
import { nextEvents } from '../../src/decision/next-events.js';
import { writeRecord } from '../../src/decision/record.js';
import { parsePolicy } from '../../src/policy/parse-policy.js';
import { verifyReceipt } from '../../src/server.js';

const policy = parsePolicy(JSON.parse(readFileSync('examples/endpoint/policy.json', 'utf8')));
const example = (file: string): Promise<Record<string, never>> =>
  import(new URL(`../../examples/endpoint/${file}`, import.meta.url).href);

const answer = (granted: boolean, category: 'first-party' | 'third-party') =>
  ({ granted, at: Date.now(), how: 'banner', gpc: false, category, revision: 1 }) as const;
const decision = makeDecision([
  ['matomo/measurement', answer(false, 'first-party')],
  ['film/media', answer(true, 'third-party')],
]);
const record = writeRecord(decision);
const id = '0b6f4a52-6f3e-4c51-9a0e-2d1f6a3c7b11';
const events = nextEvents([], decision, {
  now: Date.now(),
  language: 'en',
  policyHash: hashOf(policy),
  textsHash: null,
  library: 'accord-consent/0.1.0',
});

const listen = async (listener: RequestListener): Promise<{ server: Server; url: string }> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
};
const post = (url: string, body: object = { record }, more: Record<string, string> = {}) =>
  fetch(`${url}/consent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...more },
    body: JSON.stringify(body),
  });
const cookieOf = (response: Response): string =>
  /^[^;]*/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';

describe('the endpoint examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'accord-endpoint-'));
  const servers: Server[] = [];
  const start = async (listener: RequestListener): Promise<string> => {
    const { server, url } = await listen(listener);
    servers.push(server);
    return url;
  };
  after(() => {
    for (const server of servers) server.close().closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('in Node, with receipts in SQLite', () => {
    interface Store {
      store(receipt: Receipt): void;
      find(id: string): Receipt | undefined;
      count(): number;
      close(): void;
    }
    let url = '';
    let open: (file: string) => Store;
    let store: Store;
    before(async () => {
      ({ openReceiptStore: open } = (await example('receipt-store.mjs')) as never);
      store = open(join(folder, 'receipts.sqlite'));
      const { createSite } = (await example('node.mjs')) as never as {
        createSite(store: Store['store']): RequestListener;
      };
      url = await start(createSite(store.store));
    });

    it('gives the cookie back, and renders the next page by it', async () => {
      const first = await (await fetch(url)).text();
      assert.match(first, /undecided[^]*<iframe[^>]* data-src=/);
      const response = await post(url);
      assert.equal(response.status, 204);
      assert.equal(cookieOf(response), `accord=${record}`);
      const next = await (await fetch(url, { headers: { cookie: cookieOf(response) } })).text();
      assert.match(next, /refused[^]*<iframe[^>]* src=/);
      assert.equal((await fetch(`${url}/accord/accord.js`)).status, 200);
      assert.equal((await fetch(`${url}/accord/nothing.js`)).status, 404);
    });

    it('keeps receipts that can be verified later, each event once', async () => {
      const before = store.count();
      const body = { record, proof: { id, events } };
      await post(url, body);
      await post(url, body);
      assert.equal(store.count(), before + 2);
      store.close();
      const again = open(join(folder, 'receipts.sqlite'));
      const receipt = again.find(id);
      again.close();
      assert.equal(receipt?.events?.length, 1);
      assert.deepEqual(verifyReceipt(receipt, policy).problems, []);
      store = open(join(folder, 'receipts.sqlite'));
    });

    it('survives what no browser sends', { timeout: 20_000 }, async () => {
      const { port } = new URL(url);
      /** The status line that this gets. */
      const send = (request: string): Promise<string> =>
        new Promise((resolve, reject) => {
          const socket = connect(Number(port), '127.0.0.1', () => socket.end(request));
          socket.setEncoding('utf8');
          socket.once('data', (said) => resolve(String(said).split('\r\n')[0] ?? ''));
          socket.once('error', reject);
        });
      const rest = 'Content-Length: 0\r\nConnection: close\r\n\r\n';
      for (const request of [
        `GET // HTTP/1.1\r\nHost: quay\r\n${rest}`,
        `POST /consent HTTP/1.1\r\nHost: a b\r\n${rest}`,
        `TRACE /consent HTTP/1.1\r\nHost: quay\r\n${rest}`,
      ])
        assert.match(await send(request), /^HTTP\/1\.1 4\d\d/, request);
      assert.equal((await fetch(url)).status, 200);
    });

    it('answers 500, and goes on, when something fails', async (test) => {
      const said = test.mock.method(console, 'error', () => undefined);
      const { consentEndpoint } = (await example('consent-endpoint.mjs')) as never as {
        consentEndpoint(options: object): RequestListener;
      };
      const failing = await start(consentEndpoint({ policy, days: 0 }));
      assert.equal((await post(failing)).status, 500);
      assert.equal((await post(failing)).status, 500);
      assert.match(String(said.mock.calls[0]?.arguments[0]), /days: 0/);
    });

    it('refuses pages of other sites', async () => {
      const before = store.count();
      assert.equal(
        (await post(url, { record }, { origin: 'https://elsewhere.example' })).status,
        403,
      );
      assert.equal((await fetch(`${url}/consent`)).status, 405);
      assert.equal(store.count(), before);
      store.close();
    });
  });

  it('in Express: the endpoint, and the decision in every route', async () => {
    const { useConsent } = (await example('express.mjs')) as never as {
      useConsent(app: object, options: object): void;
    };
    const { default: express } = (await import('express' as string)) as {
      default: (() => RequestListener & {
        use(...added: unknown[]): void;
        get(path: string, route: (request: object, response: ServerResponse) => void): void;
      }) & { json(): unknown };
    };
    const app = express();
    useConsent(app, { policy });
    app.use(express.json());
    app.get('/', (request, response) => {
      const { consent } = request as { consent: { allows(scope: string): boolean } };
      response.end(String(consent.allows('film')));
    });
    const url = await start(app);
    assert.equal(cookieOf(await post(url)), `accord=${record}`);
    const read = await fetch(url, { headers: { cookie: `accord=${record}` } });
    assert.equal(await read.text(), 'true');
    assert.equal((await fetch(`${url}/consent`)).status, 405);
  });

  it('in Hono', async () => {
    const { createApp } = (await example('hono.mjs')) as never as {
      createApp(options: object): { request(path: string, init?: RequestInit): Promise<Response> };
    };
    const stored: Receipt[] = [];
    const app = createApp({ policy, store: (receipt: Receipt) => void stored.push(receipt) });
    const response = await app.request('/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ record }),
    });
    assert.equal(cookieOf(response), `accord=${record}`);
    assert.equal(stored.length, 1);
    const next = await app.request('/', { headers: { cookie: cookieOf(response) } });
    assert.match(await next.text(), /is shown/);
  });

  it('in Next.js: the route handler', async () => {
    const { POST } = (await example('next/app/consent/route.js')) as never as {
      POST(request: Request): Promise<Response>;
    };
    const request = new Request('https://quay.example/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ record }),
    });
    assert.equal(cookieOf(await POST(request)), `accord=${record}`);
  });

  /** A port that nobody uses. */
  const freePort = async (): Promise<number> => {
    const { server, url } = await listen(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    return Number(new URL(url).port);
  };
  const skipWithout = (program: string, version: string): string | false =>
    spawnSync(program, [version]).error ? `there is no ${program} here` : false;

  for (const [program, ...before] of [['deno', 'run', '-A'], ['bun']] as const)
    it(`in ${program}`, { skip: skipWithout(program, '--version'), timeout: 60_000 }, async () => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const entry = new URL('../../dist/esm/server.js', import.meta.url).href;
      const main = join(folder, `${program}.mjs`);
      writeFileSync(
        main,
        `import { handleConsent, readConsent } from '${entry}';
        const policy = ${JSON.stringify(policy)};
        const answer = (request) => new URL(request.url).pathname === '/consent'
          ? handleConsent(request, policy)
          : new Response(String(readConsent(request, policy).allows('film')));
        const place = { port: ${port}, hostname: '127.0.0.1' };
        globalThis.Deno ? Deno.serve(place, answer) : Bun.serve({ ...place, fetch: answer });`,
      );
      const child = spawn(program, [...before, main], { stdio: 'ignore' });
      try {
        while (!(await fetch(url).catch(() => undefined)));
        assert.equal(cookieOf(await post(url)), `accord=${record}`);
        const read = await fetch(url, { headers: { cookie: `accord=${record}` } });
        assert.equal(await read.text(), 'true');
        const { status } = await post(url, { record }, { origin: 'https://elsewhere.example' });
        assert.equal(status, 403);
      } finally {
        child.kill();
      }
    });

  it('in nginx', { skip: skipWithout('nginx', '-v') }, async () => {
    const port = await freePort();
    const recipe = readFileSync('examples/endpoint/nginx.conf', 'utf8');
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join(' ');
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; events {}
      http { access_log off; ${places} ${recipe.replace('server {', `server { listen 127.0.0.1:${port};`)} }`,
    );
    const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')]);
    try {
      const url = `http://127.0.0.1:${port}`;
      while (!(await fetch(url).catch(() => undefined)));
      const came = { cookie: `a=b; accord=${record}`, 'sec-fetch-site': 'same-origin' };
      const response = await post(url, {}, came);
      assert.equal(response.status, 204);
      assert.equal(
        response.headers.get('set-cookie'),
        `accord=${record}; Path=/; Max-Age=15724800; SameSite=Lax; Secure`,
      );
      const refused: [number, Promise<Response>][] = [
        [403, post(url, {}, { ...came, 'sec-fetch-site': 'cross-site' })],
        [422, post(url, {}, { ...came, cookie: 'accord=1~a b' })],
        [422, post(url, {}, { ...came, cookie: 'a=b' })],
        [413, post(url, { long: 'x'.repeat(70_000) }, came)],
        [405, fetch(`${url}/consent`, { headers: came })],
      ];
      for (const [status, answered] of refused) {
        const { status: found, headers } = await answered;
        assert.equal(found, status);
        assert.equal(headers.get('set-cookie'), null, String(status));
      }
    } finally {
      child.kill();
    }
  });

  it('in PHP', { skip: skipWithout('php', '-v') }, async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = spawn('php', ['-S', `127.0.0.1:${port}`, 'examples/endpoint/consent.php'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      for await (const said of child.stderr) if (String(said).includes('started')) break;
      const response = await post(url);
      assert.equal(response.status, 204);
      assert.equal(cookieOf(response), `accord=${record}`);
      assert.match(response.headers.get('set-cookie') ?? '', /Max-Age=15724800.*SameSite=Lax/i);
      const refused: [number, Promise<Response>][] = [
        [422, post(url, { record: `${record}x` })],
        [422, post(url, { record: [record] })],
        [422, post(url, {})],
        [413, post(url, { record, long: 'x'.repeat(70_000) })],
        [415, post(url, { record }, { 'content-type': 'text/plain' })],
        [403, post(url, { record }, { origin: 'https://elsewhere.example' })],
        [403, post(url, { record }, { 'sec-fetch-site': 'same-site' })],
        [405, fetch(`${url}/consent`)],
      ];
      for (const [status, answered] of refused) {
        const { status: found, headers } = await answered;
        assert.equal(found, status);
        assert.equal(headers.get('set-cookie'), null, String(status));
      }
    } finally {
      child.kill();
    }
  });
});
