import { requestAddress } from './address.js';

/** What Accord loads from its own folder: see `dist`. */
const part = /^(accord[\w.-]*\.js|(locales|themes)\/[\w.-]+)$/;

/** The address without what stands there for caches alone. */
const pathOf = (address: string): string => address.replace(/[?#].*$/, '');

/** Whether something is a part of Accord, the policy, or its texts. Whatever else lies in the same folder is not. */
export const ownAddresses = (): ((url: URL) => boolean) => {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[data-policy]')];
  const folders: string[] = [];
  const files: string[] = [];
  for (const script of scripts) {
    const { base, policy = '#', texts } = script.dataset;
    // A script may stand in the page itself, and its folder be named from there.
    const file = requestAddress(base?.replace(/\/?$/, '/') ?? script.src);
    if (file) folders.push(new URL('.', file).href);
    for (const address of [script.src, policy, texts]) {
      const own = address && !address.startsWith('#') && requestAddress(address);
      if (own) files.push(pathOf(own.href));
    }
  }
  return ({ href }) => {
    const path = pathOf(href);
    return (
      files.includes(path) ||
      folders.some((folder) => path.startsWith(folder) && part.test(path.slice(folder.length)))
    );
  };
};
