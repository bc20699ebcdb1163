/** Placeholder. */
export const audit: boolean = true;
