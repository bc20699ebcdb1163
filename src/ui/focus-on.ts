import { focusedElement } from './focused-element.js';

/** Moves the focus to an element, also to one that takes none by itself: that one takes it until the focus leaves. */
export const focusOn = (element: HTMLElement): void => {
  const focus = (): void => element.focus({ preventScroll: true });
  focus();
  if (element.matches(':focus-within')) return;
  element.tabIndex = -1;
  const left = (): void => {
    // When the visitor turns to another window it keeps the focus, for when they are back.
    if (focusedElement() === element) return;
    element.removeAttribute('tabindex');
    element.removeEventListener('blur', left);
  };
  element.addEventListener('blur', left);
  focus();
};
