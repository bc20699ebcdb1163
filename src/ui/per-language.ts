/** Makes a formatter once for each language, when it is first needed: making one takes longer than all its work. */
export const perLanguage = <Formatter>(
  make: (language: string) => Formatter,
): ((language: string) => Formatter) => {
  const made = new Map<string, Formatter>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
};
