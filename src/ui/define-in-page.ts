import { AccordDeclaration } from './declaration-element.js';
import { defineElement } from './define-element.js';
import { AccordPlaceholder } from './placeholder-element.js';
import { AccordRequest } from './request-element.js';

/** Registers the elements that stand in the page's own text: placeholders, declarations and questions in context. */
export const defineInPage = (): void => {
  defineElement('accord-placeholder', AccordPlaceholder);
  defineElement('accord-declaration', AccordDeclaration);
  defineElement('accord-request', AccordRequest);
};
