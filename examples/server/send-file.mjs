import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * Sends a file of `folder`, or returns false when there is none. `edit` may change the text of a page or
 * a policy before it is sent.
 */
export const sendFile = async (response, folder, path, edit) => {
  const name = normalize(decodeURIComponent(path));
  if (name.split(sep).includes('..')) return false;
  const place = join(folder, name.endsWith(sep) ? `${name}index.html` : name);
  let content;
  try {
    content = await readFile(place);
  } catch {
    return false;
  }
  const type = types[extname(place)] ?? 'application/octet-stream';
  if (edit && /html|json/.test(type)) content = edit(content.toString('utf8'));
  // Asked for anew on every visit, so that each one shows all of its requests. A page that was changed may be meant for one
  // visitor: no shared cache may keep it.
  const cache = edit && type.includes('html') ? 'private, no-cache' : 'no-cache';
  response.writeHead(response.statusCode, { 'content-type': type, 'cache-control': cache });
  response.end(content);
  return true;
};
