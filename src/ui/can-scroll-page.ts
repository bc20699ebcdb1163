/** Whether the visitor can scroll the page itself: many apps cut it off, and scroll in a part of their own. */
export const canScrollPage = (): boolean =>
  [document.documentElement, document.body].every(
    (each) => !/hidden|clip/.test(getComputedStyle(each).overflowY),
  );
