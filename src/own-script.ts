const current = globalThis.document?.currentScript;

/** The classic script element that this code runs from; null in a module, and when someone else's script inserted the code. */
export const ownScript: HTMLScriptElement | null =
  current instanceof HTMLScriptElement ? current : null;

/** The address that lazily loaded parts are found beside. Read at once: `currentScript` is gone after the first turn. */
export const base: string = ownScript?.dataset['base'] ?? ownScript?.src ?? '';
