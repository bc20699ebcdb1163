import { Readable } from 'node:stream';

/**
 * An endpoint for decisions at `/consent-endpoint/<key>`, each with a log of its own, which `endpoint-log` gives. `endpoint-fails`
 * lets the one of this key answer with a status until it is called again without one.
 */
export default () => {
  const logs = new Map();
  const failing = new Map();
  const logOf = (key) => {
    if (!logs.has(key)) logs.set(key, []);
    return logs.get(key);
  };

  const answer = async (context, key) => {
    // The endpoint is what sites install: the built package.
    const { handleConsent } = await import('../../dist/node/server.js');
    const request = new Request(context.href, {
      method: 'POST',
      headers: context.headers,
      body: Readable.toWeb(context.req),
      duplex: 'half',
    });
    const policy = JSON.parse(Buffer.from(context.query.policy, 'base64url').toString());
    const log = logOf(key);
    const response = failing.has(key)
      ? new Response('down', { status: failing.get(key) })
      : await handleConsent(request, policy, { store: (receipt) => void log.push(receipt) });
    if (!response.ok) log.push({ status: response.status });
    context.status = response.status;
    for (const [name, value] of response.headers) context.set(name, value);
    context.body = await response.text();
    if (response.status === 204) context.body = null;
  };

  return {
    name: 'consent-endpoint',
    serverStart({ app }) {
      app.use(async (context, next) => {
        const [, key] = /^\/consent-endpoint\/([\w-]+)$/.exec(context.path) ?? [];
        return key && context.method === 'POST' ? answer(context, key) : next();
      });
    },
    executeCommand({ command, payload }) {
      if (command === 'endpoint-log') return logOf(payload);
      if (command !== 'endpoint-fails') return undefined;
      const { key, status } = payload;
      if (status) failing.set(key, status);
      else failing.delete(key);
      return true;
    },
  };
};
