/** A pattern for each language, and under `any` one for all. JavaScript's \b and \w know the letters of ASCII alone. */
export type Patterns = Readonly<Record<string, RegExp>>;

/** The words that one of the patterns finds: of the text's own language, or of any where nobody knows it. */
export const findWords = (
  patterns: Patterns,
  language: string | undefined,
  text: string,
): string | undefined => {
  const wanted = language?.split('-')[0]?.toLowerCase();
  for (const [key, pattern] of Object.entries(patterns)) {
    if (wanted && key !== 'any' && key !== wanted) continue;
    const found = pattern.exec(text)?.[0];
    if (found) return found;
  }
  return undefined;
};
