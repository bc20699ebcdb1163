/**
 * How the elements that stand in the page's own text are loaded, once `accord-consent/elements` is there. The headless entry
 * imports no element by itself: a site that asks by an interface of its own should not ship ours.
 */
export const inPageElements: { load?: () => Promise<void> } = {};
