/** What is longer is cut. */
const longest = 60;

/** A value as somebody's mistake is shown: as JSON, cut short. It never throws, whatever comes in. */
export const showValue = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  // Each value takes a character at least. Nothing after the last that is shown is looked at: what others send may be nested so
  // deep that going down it leaves no room on the stack.
  let left = longest;
  let json: string | undefined;
  try {
    json = JSON.stringify(value, (_key, member: unknown) => (left-- > 0 ? member : null));
  } catch {
    // Circular, for example.
  }
  if (json === undefined) return 'something that is no JSON';
  return json.length > longest ? `${json.slice(0, longest - 3)}…` : json;
};
