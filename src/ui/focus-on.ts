/** Moves the focus to an element, also to one that takes none by itself: that one takes it until the focus leaves. */
export const focusOn = (element: HTMLElement): void => {
  const focus = (): void => element.focus({ preventScroll: true });
  focus();
  if (element.matches(':focus-within')) return;
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  focus();
};
