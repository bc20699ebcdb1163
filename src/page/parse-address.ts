/** The address in full, or nothing when it is none. */
export const parseAddress = (address: string, base: string): URL | undefined => {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
};
