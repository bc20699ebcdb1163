/** What has the focus: of an element with an open shadow root, the part of it that has it. */
export const focusedElement = (from: Element | null = document.activeElement): Element | null => {
  let element = from;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
