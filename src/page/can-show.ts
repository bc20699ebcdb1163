/** Whether elements can be shown here. In jsdom and happy-dom, where apps run their unit tests, some of what that takes is missing. */
export const canShow = (): boolean =>
  typeof ResizeObserver === 'function' &&
  'replaceSync' in CSSStyleSheet.prototype &&
  'showModal' in HTMLDialogElement.prototype &&
  'fonts' in document;
