/**
 * A site with an endpoint, in Node alone, with receipts in SQLite, in the folder where it is started:
 *
 *     npm run build && node examples/endpoint/node.mjs
 *
 * In a project of your own: `npm install accord-consent node-sqlite3-wasm`.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConsent } from 'accord-consent/server';
import { consentEndpoint } from './consent-endpoint.mjs';
import { openReceiptStore } from './receipt-store.mjs';

const policy = JSON.parse(await readFile(new URL('policy.json', import.meta.url), 'utf8'));

/**
 * The film, live with the first paint for who allowed it, else held: it can be allowed in its place. Asking Accord for what runs
 * already says that it runs, so that it is stopped when it is withdrawn.
 */
const film = (consent) =>
  consent.allows('film')
    ? `<iframe title="The quay at dawn" src="/film"></iframe>
  <script>(window.accord ||= []).push((accord) => accord.allows('film'));</script>`
    : '<iframe title="The quay at dawn" data-consent="film" data-src="/film" data-placeholder></iframe>';

/** The page knows the decision when it is rendered. */
const page = (consent) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>The quay</title>
  <link rel="icon" href="data:," />
  <script type="application/json" id="policy">${JSON.stringify(policy).replaceAll('<', '\\u003c')}</script>
  <script src="/accord/accord.js" data-policy="#policy" data-server="/consent" data-proof></script>
  <h1>The quay</h1>
  <p>As the server knows it, measurement is <strong>${consent.state('measurement')}</strong>.</p>
  <p><a href="/" data-consent-open>Privacy choices</a></p>
  ${film(consent)}
</html>`;

/** A listener for `createServer`. */
export const createSite = (store) => {
  const endpoint = consentEndpoint({ policy, store });
  return async (request, response) => {
    const [pathname] = request.url.split('?');
    if (pathname === '/consent') return endpoint(request, response);
    if (pathname.startsWith('/accord/') && pathname.endsWith('.js')) {
      const folder = pathname.startsWith('/accord/locales/') ? 'locales' : '';
      const file = join(import.meta.dirname, '../../dist', folder, basename(pathname));
      response.setHeader('Content-Type', 'text/javascript');
      return createReadStream(file)
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    }
    if (pathname === '/film') return response.end('A film');
    if (pathname !== '/') return response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      // Each visitor has a page of their own: no shared cache may keep it.
      'Cache-Control': 'private, no-cache',
    });
    response.end(page(readConsent(request, policy)));
  };
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const receipts = openReceiptStore('receipts.sqlite');
  const server = createServer(createSite(receipts.store)).listen(8082, '127.0.0.1', () => {
    console.log(`http://localhost:${server.address().port}/  (receipts in receipts.sqlite)`);
  });
}
