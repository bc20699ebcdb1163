import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createCollector } from './server/collector.mjs';
import { createOutside } from './server/outside.mjs';
import { createSite } from './server/site.mjs';

/** Starts a server on this machine alone. Takes a free port when the wanted one is in use. */
const listen = async (answer, wanted) => {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(`${request.method} ${request.url}:`, error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const open = (port) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  try {
    await open(wanted);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    await open(0);
  }
  return server;
};

const portOf = (server) => server.address().port;

const closeServer = (server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

/**
 * Serves the harbour and the outside world on two origins of different sites.
 *
 * @param {object} [options]
 * @param {number} [options.port] the site's port; 0, the default, takes a free one
 * @param {number} [options.outsidePort] the outside world's port
 * @param {boolean} [options.ungated] serves the pages with all tags live and without Accord, for tests
 * @param {(text: string) => string} [options.change] changes each page, and the policy, before it is sent, for tests
 */
export const serve = async ({
  port = 0,
  outsidePort = 0,
  ungated = false,
  change = (text) => text,
} = {}) => {
  const collector = createCollector();
  const outside = await listen(createOutside({ collector }), outsidePort);
  const outsideUrl = `http://127.0.0.1:${portOf(outside)}`;
  const { answer, receipts } = await createSite({ collector, outsideUrl, ungated, change });
  const site = await listen(answer, port);
  return {
    url: `http://localhost:${portOf(site)}`,
    outsideUrl,
    /** The receipts of decisions that the site keeps; see endpoint/receipt-store.mjs. */
    receipts,
    /** Every request that arrived, oldest first. */
    records: collector.records,
    clear: collector.clear,
    /** Calls a listener with each new record. Returns the undo. */
    subscribe: collector.subscribe,
    close: async () => {
      await Promise.all([closeServer(site), closeServer(outside)]);
      receipts?.close();
    },
  };
};

const isMain = process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href;
if (isMain) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      'outside-port': { type: 'string', default: '8081' },
      ungated: { type: 'boolean', default: false },
    },
  });
  const { url, outsideUrl } = await serve({
    port: Number(values.port),
    outsidePort: Number(values['outside-port']),
    ungated: values.ungated,
  });
  console.log(`The harbour site    ${url}/
All examples        ${url}/examples/
The outside world   ${outsideUrl}/  (what it receives: ${url}/collected)

Stop with Ctrl+C.`);
}
