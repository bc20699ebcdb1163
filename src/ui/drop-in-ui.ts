/** The widget is not here: the drop-in has it already. */
export { defineDialog as defineElements } from './define-dialog.js';
