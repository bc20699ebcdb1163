/** Runs what a browser may block: a sandboxed document has no cookies, and storage may be off or full. */
export const attempt = <Result>(run: () => Result): Result | undefined => {
  try {
    return run();
  } catch {
    return undefined;
  }
};
