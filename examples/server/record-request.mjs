import { decodeBody } from './decode-body.mjs';
import { describeRequest } from './describe-request.mjs';

/** By its events, so that others can read the same request. */
const readBody = (request) =>
  new Promise((resolve) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    // When the browser broke off, what it did send counts.
    for (const end of ['end', 'error', 'close']) {
      request.once(end, () => resolve(Buffer.concat(chunks)));
    }
  });

/** What the browser sent: the request line, the header lines and the body. */
const countBytes = (request, body) => {
  let bytes = `${request.method} ${request.url} HTTP/1.1\r\n\r\n`.length + body.length;
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    bytes += Buffer.byteLength(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}\r\n`);
  }
  return bytes;
};

const readCookies = (header = '') =>
  Object.fromEntries(
    header
      .split('; ')
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );

const describe = (record) => {
  try {
    return describeRequest(record);
  } catch {
    // A body in a form that nobody expected is no reason to lose the request.
    return { who: 'Unknown', kind: 'third-party', what: record.path };
  }
};

/** Reads a request to its end and adds it to the collector. Returns the record. */
export const recordRequest = async (collector, origin, request) => {
  const bytes = await readBody(request);
  const record = {
    origin,
    method: request.method,
    path: request.url,
    bytes: countBytes(request, bytes),
    body: decodeBody(bytes, request.headers['content-type']),
    cookies: readCookies(request.headers.cookie),
    referer: request.headers.referer,
  };
  return collector.add({ ...record, ...describe(record) });
};
