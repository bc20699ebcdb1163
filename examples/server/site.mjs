import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { changeBasket } from './basket.mjs';
import { sendCollected, streamCollected } from './collected.mjs';
import { recordRequest } from './record-request.mjs';
import { sendFile } from './send-file.mjs';
import { showAllowed } from './show-allowed.mjs';
import { ungate } from './ungate.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where the site's files come from: the longest matching start of the path wins, the harbour itself stands last. */
const folders = [
  ['/accord/', at('dist/')],
  ['/dist/', at('dist/')],
  ['/examples/', at('examples/')],
  ['/vendor/leaflet/', at('node_modules/leaflet/dist/')],
  ['/vendor/web-vitals/', at('node_modules/web-vitals/dist/')],
  ['/vendor/newsreader/', at('node_modules/@fontsource-variable/newsreader/files/')],
  ['/vendor/instrument-sans/', at('node_modules/@fontsource-variable/instrument-sans/files/')],
  ['/', at('examples/harbour/')],
];

/** The outside world's address as it is written in the pages; another one is put in its place when the port was taken. */
const writtenAddress = 'http://127.0.0.1:8081';

/** Answers the requests to the harbour's own origin: `answer`, and the `receipts` that it keeps. */
export const createSite = async ({ collector, outsideUrl, ungated, change }) => {
  const edit = (text) => {
    const page = text.replaceAll(writtenAddress, outsideUrl);
    return change(ungated ? ungate(page) : page);
  };
  // Of the built package, which the harbour without Accord does not need.
  const decisions = ungated
    ? undefined
    : (await import('./decisions.mjs')).createDecisions(
        JSON.parse(edit(await readFile(at('examples/harbour/policy.json'), 'utf8'))),
      );

  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/collected' && request.method === 'DELETE') {
      collector.clear();
      response.writeHead(204).end();
      return;
    }
    if (pathname === '/collected') return sendCollected(response, collector.records);
    if (pathname === '/collected/stream') {
      return streamCollected(request, response, collector, () => true);
    }

    const recorded = recordRequest(collector, 'site', request);
    // It reads the body itself, while it is being recorded.
    if (pathname === '/consent' && decisions) {
      await Promise.all([decisions.take(request, response), recorded]);
      return;
    }
    const record = await recorded;
    if (pathname.startsWith('/collect/')) return void response.writeHead(204).end();
    if (pathname === '/basket' && request.method === 'POST') return changeBasket(response, record);
    const [start, folder] = folders.find(([prefix]) => pathname.startsWith(prefix));
    const render = (text) =>
      decisions ? showAllowed(edit(text), decisions.of(request)) : edit(text);
    if (await sendFile(response, folder, `/${pathname.slice(start.length)}`, render)) return;
    response.statusCode = 404;
    await sendFile(response, at('examples/harbour/'), '/404.html', render);
  };
  return { answer, receipts: decisions?.receipts };
};
