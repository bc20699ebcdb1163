const current = globalThis.document?.currentScript;

/** The classic script element that this code runs from; null in a module, and when someone else's script inserted the code. */
export const ownScript: HTMLScriptElement | null =
  current instanceof HTMLScriptElement ? current : null;

/** Where the parts lie. Found at once: `currentScript` is gone after the first turn. */
const base = (): string => {
  const script = ownScript ?? document.querySelector<HTMLScriptElement>('script[data-policy]');
  return new URL(script?.dataset['base'] ?? script?.src ?? '', document.baseURI).href;
};
const folder: string = globalThis.document ? base() : '';

/**
 * Imports a part of the drop-in that lies beside it. Only the build calls this: it puts it in the place of every
 * `import()` of the drop-in.
 */
export const loadBeside = (file: string): Promise<unknown> => import(new URL(file, folder).href);
