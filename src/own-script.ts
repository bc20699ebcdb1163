const { currentScript } = document;

/** The script element that this code runs from; another one with a policy, when someone else's script inserted the code. */
export const ownScript: HTMLScriptElement | null =
  currentScript instanceof HTMLScriptElement
    ? currentScript
    : document.querySelector<HTMLScriptElement>('script[data-policy]');

/** Where the parts lie. Found at once: `currentScript` is gone after the first turn. */
const folder = new URL(ownScript?.dataset['base'] ?? ownScript?.src ?? '', document.baseURI);

/**
 * Imports a part of the drop-in that lies beside it. Only the build calls this: it puts it in the place of every
 * `import()` of the drop-in.
 */
export const loadBeside = (file: string): Promise<unknown> => import(new URL(file, folder).href);
