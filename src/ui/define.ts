import { defineDialog } from './define-dialog.js';
import { defineInPage } from './define-in-page.js';
import { defineWidget } from './widget-element.js';
import { loadWidgetWords } from './widget-words.js';

/** Registers every element. */
export const defineElements = (): void => {
  defineDialog();
  defineInPage();
  defineWidget(loadWidgetWords);
};
