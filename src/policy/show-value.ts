/** A value as an author's mistake is shown: as JSON, cut short. */
export const showValue = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
};
