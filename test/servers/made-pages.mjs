import { existsSync, readFileSync } from 'node:fs';

/**
 * Pages that a test writes itself: `executeServerCommand('make-page', html)` gives the address of one. And the built parts of the
 * drop-in at `/held-parts/`, of which those named by `executeServerCommand('hold-parts', [file])` are not answered before
 * `executeServerCommand('let-go')`.
 */
export default () => {
  const pages = [];
  let held = [];
  let letGo = () => undefined;
  let freed = Promise.resolve();
  return {
    name: 'made-pages',
    async serve({ path }) {
      const [, folder, file] = /^\/(made-page|held-parts)\/([^/]+)$/.exec(path) ?? [];
      if (folder === 'made-page') return { body: pages[Number(file)], type: 'html' };
      if (folder !== 'held-parts') return undefined;
      if (held.includes(file)) await freed;
      const built = new URL(`../../dist/${file}`, import.meta.url);
      return existsSync(built) ? { body: readFileSync(built, 'utf8'), type: 'js' } : undefined;
    },
    executeCommand({ command, payload }) {
      if (command === 'make-page') return `/made-page/${pages.push(payload) - 1}`;
      if (command === 'hold-parts') {
        held = payload;
        freed = new Promise((resolve) => {
          letGo = resolve;
        });
        return true;
      }
      if (command === 'let-go') {
        held = [];
        letGo();
        return true;
      }
      return undefined;
    },
  };
};
