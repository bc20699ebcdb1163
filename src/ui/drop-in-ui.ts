/**
 * What the drop-in loads when there is something to show; the build calls it `accord-ui.js`. The widget is not in it: the
 * drop-in has that already.
 */
export { defineDialog as defineElements } from './define-dialog.js';
