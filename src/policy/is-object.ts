/** Whether a value from outside has named members: lists, which are objects to JavaScript, are none here. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
