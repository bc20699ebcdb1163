/** Lets the browser paint and answer the visitor before the work goes on. */
export const yieldToPage = (): Promise<void> => {
  // Not in Safari: https://developer.mozilla.org/docs/Web/API/Scheduler/yield
  const { scheduler }: { scheduler?: { yield?(): Promise<void> } } = window;
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
};
