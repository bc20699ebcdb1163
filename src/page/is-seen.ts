/** Whether it is displayed now. Where nobody can tell, as in jsdom and happy-dom, everything is. */
export const isSeen = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;
