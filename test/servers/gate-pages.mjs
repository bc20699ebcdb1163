/**
 * Serves the small pages of `test/page/gate/` and records what they request. A test posts a page and its files to
 * `/gate/<run>/`; the page stands at `/gate/<run>/page.html`, and `/gate/<run>/log` says what was requested from
 * there, in order. Files answer by their extension; a script that the page gives no text for logs its own name. The
 * query says how a file answers:
 *
 *     ?after=b.js   only after b.js was answered, so that whoever asks for one at a time waits for ever
 *     ?last         only when the test says so, through `/gate/<run>/let-go`
 *     ?status=404   with that status
 *     ?broken       by closing the connection
 *     ?cors         with permission for other origins
 *
 * A page that holds `<!-- wait -->` is on its way until then, and goes on when the test says so, as above. `/gate/<run>/port`
 * opens a port that only notes as `connection` that somebody connects to it.
 */
import { createServer } from 'node:http';
import { createServer as createPort } from 'node:net';
import { once } from 'node:events';
import { build } from 'esbuild';

const runs = new Map();
const runOf = (name) => {
  if (!runs.has(name))
    runs.set(name, { page: '', headers: {}, files: {}, log: [], done: new Map() });
  return runs.get(name);
};

/** A promise for 'this file was answered', and the way to keep it. */
function answered(run, name) {
  if (!run.done.has(name)) {
    let keep;
    const promise = new Promise((resolve) => (keep = resolve));
    run.done.set(name, { promise, keep });
  }
  return run.done.get(name);
}

const types = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  gif: 'image/gif',
  vtt: 'text/vtt',
  json: 'application/json',
};
const defaults = {
  html: () => '<!doctype html><title>A frame</title>',
  js: (name) => `log(${JSON.stringify(name.replace(/\.js$/, ''))})`,
  svg: () => '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><g id="a"/></svg>',
  gif: () => Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  vtt: () => 'WEBVTT\n',
};

const ports = [];
async function openPort({ log }) {
  const port = createPort((socket) => {
    if (!log.includes('connection')) log.push('connection');
    socket.on('error', () => {}).resume();
  });
  ports.push(port);
  await once(port.listen(0, '127.0.0.1'), 'listening');
  return port.address().port;
}

async function answer(request, response, code) {
  const url = new URL(request.url, 'http://localhost');
  const [, , name, file = ''] = url.pathname.split('/');
  const send = (status, body, headers = {}) => {
    response.writeHead(status, { 'cache-control': 'no-store', ...headers });
    response.end(body);
  };
  if (code[name]) {
    return send(200, await code[name], {
      'content-type': types.js,
      'cache-control': 'max-age=3600',
    });
  }
  const run = runOf(name);
  if (request.method === 'POST') {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    Object.assign(run, JSON.parse(Buffer.concat(chunks).toString()));
    return send(204);
  }
  if (file === 'log') return send(200, JSON.stringify(run.log), { 'content-type': types.json });
  if (file === 'let-go') {
    answered(run, '').keep();
    return send(204);
  }
  if (file === 'port') return send(200, String(await openPort(run)));
  if (file === 'page.html') {
    const [begin, end] = run.page.split('<!-- wait -->');
    const headers = { 'content-type': `${types.html};charset=utf-8`, ...run.headers };
    if (end === undefined) return send(200, begin, headers);
    response.writeHead(200, { 'cache-control': 'no-store', ...headers });
    response.write(begin);
    await answered(run, '').promise;
    return response.end(end);
  }

  const query = url.searchParams;
  run.log.push(file);
  const extension = file.split('.').pop();
  if (query.has('after')) await answered(run, query.get('after')).promise;
  if (query.has('last')) await answered(run, '').promise;
  if (query.has('broken')) return request.socket.destroy();
  response.once('finish', () => answered(run, file).keep());
  send(Number(query.get('status') ?? 200), run.files[file] ?? defaults[extension]?.(file) ?? '', {
    'content-type': types[extension] ?? 'text/plain',
    ...(query.has('cors') && { 'access-control-allow-origin': '*' }),
  });
}

/** Runs first in every page, and again when the gate's code is there. */
const preamble = `
  if (!window.entries) {
    window.entries = [];
    window.log = (entry) => void entries.push(String(entry));
    window.granted = new Set();
    window.told = [];
  } else {
    const query = new URL(document.currentScript.src).searchParams;
    if (query.get('gate') === 'returning') for (const scope of 'abc') granted.add(scope);
    window.gate = accordGate.startGate({
      allows: (expression) => accordGate.scopeExpression(expression, (scope) => granted.has(scope)),
      released: (expression) => told.push(expression),
      placeholder: (held) => {
        const shown = document.createElement('div');
        shown.className = 'placeholder';
        held.before(shown);
        return () => shown.remove();
      },
      ...(query.get('nonce') && { nonce: query.get('nonce') }),
    });
  }
`;

export default function gatePages() {
  const bundle = (format, contents) =>
    build({
      stdin: { contents, resolveDir: new URL('../../src/page/', import.meta.url).pathname },
      bundle: true,
      write: false,
      format,
      globalName: 'accordGate',
      external: ['./release-queue.js', './show-embeds.js'],
    }).then(({ outputFiles: [file] }) => file.text);
  // As the drop-in carries them: a classic script, and its parts, which it loads when it needs them.
  const code = {
    'preamble.js': preamble,
    'gate.js': bundle(
      'iife',
      `export { startGate } from './gate.js'; export { scopeExpression } from '../policy/scope-expression.js';`,
    ),
    'release-queue.js': bundle('esm', `export * from './release-queue.ts'`),
    'show-embeds.js': bundle('esm', `export * from './show-embeds.ts'`),
  };
  const other = createServer((request, response) => answer(request, response, code));
  return {
    name: 'gate-pages',
    async serverStart() {
      await once(other.listen(0, '127.0.0.1'), 'listening');
    },
    serverStop() {
      other.close();
      other.closeAllConnections();
      for (const port of ports) port.close();
    },
    async serve(context) {
      if (context.path === '/gate/other-origin') return `http://127.0.0.1:${other.address().port}`;
      if (!context.path.startsWith('/gate/')) return undefined;
      context.respond = false;
      await answer(context.req, context.res, code);
      // Has been sent as it was; the test runner would report every 404 that a test wants.
      context.res.statusCode = 200;
      return { body: '' };
    },
  };
}
