/** Whether the parser may still be inside this element: it is the last one, down to the last leaf. */
export const isBeingParsed = (element: Element): boolean => {
  if (document.readyState !== 'loading') return false;
  let last: Node = document;
  while (last.lastChild) last = last.lastChild;
  return element.contains(last);
};
