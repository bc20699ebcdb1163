/** A symbol that every copy of this code shares. */
const loader: unique symbol = Symbol.for('accord-consent.in-page');
const page: typeof globalThis & { [loader]?: () => Promise<void> } = globalThis;

/**
 * The elements that stand in the page's own text come from `accord-consent/elements`, when that is there, perhaps from another
 * copy. The headless entry imports none by itself: a site that asks by an interface of its own should not ship ours.
 */
export const offerInPageElements = (load: () => Promise<void>): void => {
  page[loader] = load;
};

/** Waits for them where they can be had; tries again what could not be loaded before. */
export const loadInPageElements = async (): Promise<void> => page[loader]?.();
