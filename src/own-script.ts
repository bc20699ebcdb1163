import { parsed } from './page/parsed.js';
import { isGecko } from './page/parser.js';

const { currentScript } = document;

/**
 * The script element that this code runs from; another one with a policy, when someone else's script inserted the code. Found
 * at once: `currentScript` is gone after the first turn.
 */
export const ownScript: HTMLScriptElement | null =
  currentScript && 'src' in currentScript
    ? currentScript
    : document.querySelector<HTMLScriptElement>('script[data-policy]');

const base = ownScript?.dataset['base'];
// Read now: a router may change document.baseURI later.
const src = ownScript?.src ?? '';
const page = document.baseURI;

/**
 * Imports a part of the drop-in that lies beside it. Only the build calls this: it puts it in the place of every
 * `import()` of the drop-in.
 */
export const loadBeside = async (file: string): Promise<unknown> => {
  const { href } = new URL(file, new URL(base?.replace(/\/?$/, '/') ?? src, page));
  // Once a module is on its way Gecko takes no import map any more: the page's own may still come.
  if (isGecko()) await parsed();
  return import(href)
    .catch((error: unknown) => {
      // Gecko never asks again for an address that failed once; a fragment makes another address of it. Not where an import
      // map may hold the integrity of the file, by its address.
      if (document.querySelector('script[type=importmap]')) throw error;
      return import(`${href}#${Date.now()}`);
    })
    .catch((cause: unknown) => {
      // Not every browser says which file it was.
      throw new Error(`${href} did not load`, { cause });
    });
};
