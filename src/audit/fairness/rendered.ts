/** Every element below a node, in document order, through open shadow roots. */
export const deepElements = (root: ParentNode): Element[] =>
  [...root.children].flatMap((child) => [
    child,
    ...(child.shadowRoot ? deepElements(child.shadowRoot) : []),
    ...deepElements(child),
  ]);

/** The element that this one is drawn in: its slot, its parent, or the host of its shadow root. */
export const drawnIn = (element: Element): Element | null => {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

/** Whether there is anything of it to see. What is there for screen readers alone is not. */
export const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  // What is folded up in a closed `details` has a box, and is not there to see.
  if (width <= 1 || height <= 1 || !(element.checkVisibility?.() ?? true)) return false;
  for (let at: Element | null = element; at; at = drawnIn(at)) {
    const { visibility, display, opacity } = getComputedStyle(at);
    if (display === 'none' || Number(opacity) < 0.05) return false;
    if (at === element && visibility !== 'visible') return false;
  }
  return true;
};

/** What a person would call it: its words, shortened. */
export const wordsOf = (element: Element): string => {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};

/**
 * Whether the middle of the element can be reached by a pointer: nothing of the page lies over it. Asked tree by tree, from
 * the document down: each tree answers with what it knows, its own elements and the hosts of the trees below.
 */
export const isOnTop = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  for (let at: Element | null = element; at;) {
    const root = at.getRootNode();
    if (!(root instanceof ShadowRoot || root instanceof Document)) return false;
    const found = root.elementFromPoint(left + width / 2, top + height / 2);
    const isReached: boolean = found !== null && (at.contains(found) || found.contains(at));
    if (!isReached) return false;
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return true;
};

/** Whether what lies over the middle of it is another one of Accord's own elements. */
export const isBelowAccord = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  const root = element.getRootNode();
  const own = root instanceof ShadowRoot ? root.host : element;
  return over !== null && over !== own && over.localName.startsWith('accord-');
};

/** Whether all of it lies in the window. */
export const isInWindow = (element: Element): boolean => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
};
