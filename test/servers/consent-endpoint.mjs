import { Readable } from 'node:stream';

/**
 * Endpoints for decisions at `/consent-endpoint/<key>`: `endpoint-opens` with a key and a policy opens one, `endpoint-log` gives
 * what it stored and refused, `endpoint-fails` lets it answer with a status, and a `location`, until it is called again without.
 */
export default () => {
  const endpoints = new Map();

  const answer = async (context, { policy, log, status, location }) => {
    // What sites install: the built package.
    const { handleConsent } = await import('../../dist/node/server.js');
    const request = new Request(context.href, {
      method: 'POST',
      headers: context.headers,
      body: Readable.toWeb(context.req),
      duplex: 'half',
    });
    const response = status
      ? new Response('out of order', { status, headers: location ? { location } : {} })
      : await handleConsent(request, policy, { store: (receipt) => void log.push(receipt) });
    if (!response.ok) log.push({ status: response.status });
    // Written here: what a plugin serves would have the status 200.
    context.respond = false;
    context.res.writeHead(response.status, Object.fromEntries(response.headers));
    context.res.end(await response.text());
  };

  return {
    name: 'consent-endpoint',
    async serve(context) {
      const [, key] = /^\/consent-endpoint\/([\w-]+)$/.exec(context.path) ?? [];
      const endpoint = endpoints.get(key);
      if (!endpoint || context.method !== 'POST') return undefined;
      await answer(context, endpoint);
      return { body: '' };
    },
    executeCommand({ command, payload }) {
      if (command === 'endpoint-opens') {
        const { key, policy } = payload;
        if (!endpoints.has(key)) endpoints.set(key, { policy, log: [] });
        return true;
      }
      if (command === 'endpoint-log') return endpoints.get(payload)?.log ?? [];
      if (command !== 'endpoint-fails') return undefined;
      const { key, status, location } = payload;
      Object.assign(endpoints.get(key), { status, location });
      return true;
    },
  };
};
