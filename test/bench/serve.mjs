import { createSecureServer } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { makeCertificate } from './certificate.mjs';
import { makePage, siteFiles } from './page.mjs';
import { gatedScript } from './tags.mjs';

const types = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
};

/** Not `localhost`, where a library may believe itself on its author’s machine. */
export const host = 'rivage.example';

const compress = (content) =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });

/** Puts what stands behind the `#` of its address into localStorage. */
const remember = `<!doctype html><link rel="icon" href="data:,"><script>
for (const { name, value } of JSON.parse(decodeURIComponent(location.hash.slice(1)))) localStorage.setItem(name, value);
</script>`;

/**
 * Serves `/<subject>/page?tags=usual` for each subject, and the files they name, by HTTP/2, compressed as well as brotli can.
 * Files may be kept by the browser, pages may not. `sizeOf(url)` gives the compressed bytes of what was served.
 */
export async function serve(subjects) {
  const files = Object.assign({}, siteFiles, ...subjects.map((subject) => subject.files));
  const cache = new Map();
  const body = (url, cookies) => {
    const [, id, kind] = url.pathname.split('/');
    const subject = subjects.find((each) => each.id === id);
    if (subject && kind === 'page') {
      const options = Object.fromEntries(url.searchParams);
      return makePage(subject, { ...options, consented: 'consented' in options, cookies });
    }
    if (id === 'gated') return gatedScript(kind.replace('.js', ''));
    if (id === 'remember') return remember;
    return files[url.pathname];
  };
  const answer = (href, cookies = '') => {
    const url = new URL(href, 'http://localhost');
    const key = `${url.pathname}${url.search} ${url.pathname.endsWith('/page') ? cookies : ''}`;
    if (!cache.has(key)) {
      const content = body(url, cookies);
      cache.set(key, content === undefined ? undefined : compress(content));
    }
    return cache.get(key);
  };
  const { key, cert, fingerprint } = makeCertificate(host);
  let last = 0;
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
    last = Date.now();
    const content = answer(request.url, request.headers.cookie);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { pathname } = new URL(request.url, 'http://localhost');
    const isPage = /\/(page|remember)$/.test(pathname);
    response.writeHead(200, {
      'content-type': `${types[isPage ? 'html' : pathname.split('.').pop()]}; charset=utf-8`,
      'content-encoding': 'br',
      'content-length': content.length,
      'cache-control': isPage ? 'no-store' : 'public, max-age=31536000, immutable',
    });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://${host}:${server.address().port}`;
  return {
    origin,
    fingerprint,
    sizeOf: (href, cookies) => answer(href, cookies)?.length ?? 0,
    /** Resolves when something has been asked for since `from`, and then nothing for `least` milliseconds. */
    async quiet(least, from) {
      const isQuiet = () => last >= from && Date.now() - last >= least;
      while (!isQuiet()) {
        if (Date.now() - from > 20_000)
          throw new Error('the server was never asked, or never left alone');
        await pause(20);
      }
    },
    close: () => server.close(),
  };
}
