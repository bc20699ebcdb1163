import { existsSync, readFileSync } from 'node:fs';

const types = {
  html: 'text/html;charset=utf-8',
  js: 'text/javascript;charset=utf-8',
  json: 'application/json',
  css: 'text/css',
  gif: 'image/gif',
};
const gap = '<!-- wait -->';
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * Small sites that a test makes up, below `/sites/<key>/`, with the drop-in in the folder `accord/` (and, for a second copy,
 * `again/`):
 *
 *     executeServerCommand('make-site', { files, headers, faults })   gives the key
 *     executeServerCommand('change-site', { key, faults })            from now on
 *     executeServerCommand('site-log', key)                           the paths that were requested, in order
 *
 * `files` are texts by path, in which `{site}` stands for the site's own path; scripts and pictures need none. A path in
 * `faults` answers otherwise: with a `status`, another `text`, a `broken` connection, or it `hang`s until it has no fault
 * any more. A page that holds `<!-- wait -->` is on its way until the site is changed; then the pieces between these come one
 * after the other.
 */
export default () => {
  const sites = new Map();

  const answer = async (site, key, path) => {
    for (;;) {
      const fault = site.faults[path];
      if (!fault) break;
      if (!fault.hang)
        return {
          status: fault.status ?? 200,
          body: fault.text ?? '',
          type: types[fault.status === 404 ? 'html' : path.split('.').pop()],
          broken: fault.broken,
        };
      await new Promise((resolve) => site.waiting.push(resolve));
    }
    const [, folder, file] = /^(accord|again)\/(.+)$/.exec(path) ?? [];
    const type = types[path.split('.').pop()] ?? types.html;
    if (folder) {
      const built = new URL(`../../dist/${file}`, import.meta.url);
      return existsSync(built)
        ? { body: readFileSync(built, 'utf8'), type }
        : { status: 404, body: '' };
    }
    const text = site.files[path];
    if (text !== undefined) return { body: text.replaceAll('{site}', `/sites/${key}`), type };
    if (path.endsWith('.gif')) return { body: gif, type };
    return path.endsWith('.js')
      ? { body: `(window.ran ||= []).push(${JSON.stringify(path)})`, type }
      : { status: 404, body: '' };
  };

  return {
    name: 'sites',
    async serve(context) {
      const [, key, path] = /^\/sites\/(\d+)\/(.*)$/.exec(context.path) ?? [];
      const site = sites.get(Number(key));
      if (!site) return undefined;
      const name = path || 'index.html';
      site.log.push(name);
      const { status = 200, body, type, broken } = await answer(site, key, name);
      const { req, res } = context;
      // Sent as it is: the test runner would report what a test wants to fail.
      context.respond = false;
      if (broken) req.socket.destroy();
      else {
        res.writeHead(status, {
          'cache-control': 'no-store',
          'content-type': type ?? types.html,
          ...(type === types.html ? site.headers : {}),
        });
        const [begin, ...pieces] = type === types.html ? String(body).split(gap) : [body];
        if (pieces.length) {
          res.write(begin);
          await new Promise((resolve) => site.waiting.push(resolve));
          for (const piece of pieces) {
            res.write(piece);
            // Else the browser would get them as one.
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          res.end();
        } else res.end(begin);
        res.statusCode = 200;
      }
      return { body: '' };
    },
    executeCommand({ command, payload }) {
      if (command === 'make-site') {
        const key = sites.size;
        sites.set(key, { files: {}, headers: {}, faults: {}, ...payload, log: [], waiting: [] });
        return key;
      }
      if (command === 'change-site') {
        const site = sites.get(payload.key);
        Object.assign(site, payload);
        for (const resolve of site.waiting.splice(0)) resolve();
        return true;
      }
      return command === 'site-log' ? sites.get(payload).log : undefined;
    },
  };
};
