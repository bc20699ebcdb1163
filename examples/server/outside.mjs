import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { chartTile } from './chart-tile.mjs';
import { sendCollected, streamCollected } from './collected.mjs';
import { recordRequest } from './record-request.mjs';
import { sendFile } from './send-file.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const sendJson = (response, value) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

/** Lets any site load and send anything, as such vendors do: nothing may be lost between the tag and the collector. */
const allowAll = (request, response) => {
  const { origin } = request.headers;
  response.setHeader('access-control-allow-origin', origin ?? '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('vary', 'origin');
  if (origin) response.setHeader('access-control-allow-credentials', 'true');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  response.setHeader('access-control-allow-private-network', 'true');
};

/** PostHog's answer to a request for flags: which version of the shop this visitor gets. */
const shopFlags = (record) => {
  const id = String(record.body?.distinct_id ?? record.body?.$distinct_id ?? '');
  const variant = Buffer.from(id).reduce((sum, byte) => sum + byte, 0) % 2;
  return {
    flags: {
      'shop-order': {
        key: 'shop-order',
        enabled: true,
        variant: variant ? 'small-things-first' : 'woollens-first',
        reason: { code: 'condition_match', condition_index: 0, description: 'Split in two halves' },
        metadata: { id: 1, version: 1, payload: null },
      },
    },
    errorsWhileComputingFlags: false,
    requestId: randomUUID(),
  };
};

/** PostHog's settings for a project, as the script that its tag loads. Everything that is optional there is off. */
const postHogSettings = (token) => {
  const config = {
    token,
    supportedCompression: ['gzip-js'],
    hasFeatureFlags: true,
    sessionRecording: false,
    autocapture_opt_out: false,
    elementsChainAsString: true,
    surveys: false,
    heatmaps: false,
    captureDeadClicks: false,
    capturePerformance: false,
    autocaptureExceptions: false,
    siteApps: [],
  };
  return `(window._POSTHOG_REMOTE_CONFIG ||= {})[${JSON.stringify(token)}] = ${JSON.stringify({ config, siteApps: [] })};`;
};

/** Answers the requests to the outside world: each folder is a company that the harbour has nothing to do with. */
export const createOutside = ({ collector }) => {
  const answer = async (record, pathname, response) => {
    const [, company, path] = /^\/([^/]*)(.*)$/.exec(pathname);
    switch (company) {
      case 'mixpanel':
        if (path.startsWith('/lib/')) {
          return sendFile(response, at('node_modules/mixpanel-browser/dist/'), path.slice(4));
        }
        sendJson(response, { status: 1, error: null });
        return true;
      case 'posthog':
        if (path.startsWith('/static/')) {
          return sendFile(response, at('node_modules/posthog-js/dist/'), path.slice(7));
        }
        if (path.startsWith('/array/')) {
          const token = path.split('/')[2];
          response.writeHead(200, { 'content-type': 'text/javascript' });
          response.end(postHogSettings(token));
          return true;
        }
        sendJson(response, path.startsWith('/flags') ? shopFlags(record) : { status: 'Ok' });
        return true;
      case 'lantern':
        if (path === '/ping') return response.writeHead(204).end();
        if (path.startsWith('/embed/')) {
          const id = record.cookies.lantern_viewer ?? randomUUID();
          response.setHeader(
            'set-cookie',
            `lantern_viewer=${id}; Path=/lantern; Max-Age=33696000; SameSite=None; Secure; Partitioned`,
          );
          return sendFile(response, at('examples/outside/'), '/lantern.html');
        }
        return sendFile(response, at('examples/outside/'), path);
      case 'soundings': {
        if (path === '/privacy.html') return sendFile(response, at('examples/outside/'), path);
        const tile = /^\/(\d+)\/(\d+)\/(\d+)\.svg$/.exec(path);
        if (!tile) return false;
        response.writeHead(200, { 'content-type': 'image/svg+xml' });
        response.end(chartTile(...tile.slice(1).map(Number)));
        return true;
      }
      default:
        return false;
    }
  };

  return async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    allowAll(request, response);
    if (pathname === '/collected') {
      const own = collector.records.filter(({ origin }) => origin === 'outside');
      return sendCollected(response, own);
    }
    if (pathname === '/collected/stream') {
      return streamCollected(request, response, collector, ({ origin }) => origin === 'outside');
    }
    const record = await recordRequest(collector, 'outside', request);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (!(await answer(record, pathname, response))) response.writeHead(404).end();
  };
};
