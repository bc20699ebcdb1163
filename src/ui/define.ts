import { defineDialog } from './define-dialog.js';
import { defineWidget } from './widget-element.js';
import { loadWidgetWords } from './widget-words.js';

/** Registers every element of the dialog. */
export const defineElements = (): void => {
  defineDialog();
  defineWidget(loadWidgetWords);
};
