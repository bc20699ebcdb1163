import { existsSync, readFileSync } from 'node:fs';

/**
 * Pages that a test writes itself: `executeServerCommand('make-page', html)` gives the address of one. And the built parts of
 * the drop-in below `/held-parts/<key>/`, of which `executeServerCommand('hold-part', { key, file })` holds one back until
 * `executeServerCommand('let-go', key)`. A part that is held as `missing` is never there.
 */
export default () => {
  const pages = [];
  const held = new Map();
  return {
    name: 'made-pages',
    async serve({ path }) {
      const [, made] = /^\/made-page\/(\d+)$/.exec(path) ?? [];
      if (made) return { body: pages[Number(made)], type: 'html' };
      const [, key, file] = /^\/held-parts\/([\w-]+)\/([\w.-]+)$/.exec(path) ?? [];
      if (!key) return undefined;
      const hold = held.get(key);
      if (hold?.file === file) {
        if (hold.missing) return undefined;
        await hold.freed;
      }
      const built = new URL(`../../dist/${file}`, import.meta.url);
      return existsSync(built) ? { body: readFileSync(built, 'utf8'), type: 'js' } : undefined;
    },
    executeCommand({ command, payload }) {
      if (command === 'make-page') return `/made-page/${pages.push(payload) - 1}`;
      if (command === 'hold-part') {
        let letGo;
        const freed = new Promise((resolve) => {
          letGo = resolve;
        });
        held.set(payload.key, { ...payload, freed, letGo });
        return true;
      }
      if (command === 'let-go') {
        held.get(payload)?.letGo();
        return true;
      }
      return undefined;
    },
  };
};
