/**
 * What the drop-in loads when there is something to show; the build calls it `accord-ui.js`. The widget is not in it: the
 * drop-in has that already.
 */
export { defineDialog as defineElements } from './define-dialog.js';

/** The elements within the page's own text, from a file that shares its code with this one. */
export const defineInPage = async (): Promise<void> => {
  const inPage = await import('./define-in-page.js');
  inPage.defineInPage();
};
