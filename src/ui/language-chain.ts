/** The languages to try, in order: `fr-CA`, then `fr`, then English. */
export const languageChain = (language: string): string[] => {
  const chain: string[] = [];
  for (let tag = language; tag; tag = tag.replace(/-?[^-]*$/, '')) chain.push(tag);
  return [...chain, 'en'];
};
