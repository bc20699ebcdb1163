/** Placeholder. */
export const server: boolean = true;
