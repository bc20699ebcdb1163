/**
 * A copy of a JSON value, so that the author's own object is neither frozen nor followed when it changes later.
 * Undefined for what is not JSON, a circular object for example.
 */
export const jsonCopy = (input: unknown): unknown => {
  try {
    const text: string | undefined = JSON.stringify(input);
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};
