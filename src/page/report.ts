/** Tells the developer, in the console, what went wrong and does not stop the page. */
export const report = (error: unknown): void => console.error('Accord:', error);
