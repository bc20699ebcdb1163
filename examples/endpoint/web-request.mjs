import { Readable } from 'node:stream';

const toWebHeaders = (request) => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // HTTP/2 has names that begin with a colon, and are no headers.
    if (value !== undefined && !name.startsWith(':')) headers.set(name, String(value));
  }
  return headers;
};

/**
 * A request of node:http, Express, Koa or Fastify (`request.raw`) as a web-standard one. The host that was asked for stays among
 * the headers: in the address it could be anything that somebody sends, and not every text is one.
 *
 * @throws {TypeError} for methods that web-standard requests do not have.
 */
export const toWebRequest = (request) => {
  const protocol = request.socket.encrypted ? 'https' : 'http';
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(`${protocol}://localhost`, {
    method: request.method,
    headers: toWebHeaders(request),
    ...(hasBody && { body: Readable.toWeb(request), duplex: 'half' }),
  });
};

/** Sends a web-standard response by a response of node:http. */
export const sendWebResponse = async (answer, response) => {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
};
