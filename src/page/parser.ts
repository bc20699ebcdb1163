export const isLoading = (): boolean => document.readyState === 'loading';

/** Whether the parser may still be inside this element: it is the last one, down to the last leaf. */
export const isBeingParsed = (element: Element): boolean => {
  if (!isLoading()) return false;
  // What is put behind the body, as extensions do, says nothing.
  let last: Node = document.body ?? document;
  while (last.lastChild) last = last.lastChild;
  return element.contains(last);
};

/**
 * Gecko has to know when it meets a script whether it is a module, and runs an inline module that is put into the page
 * as soon as it can, in no order.
 */
export const isGecko = (): boolean => 'mozInnerScreenX' in window;
