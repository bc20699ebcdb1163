/** Like `closest`, and on from the inside of components: through their shadow roots, and from what is put into their slots. */
export const closestAcross = (
  from: Element | null | undefined,
  selector: string,
): Element | undefined => {
  let element = from;
  while (element && !element.matches(selector)) {
    const root = element.getRootNode();
    element =
      element.assignedSlot ??
      element.parentElement ??
      (root instanceof ShadowRoot ? root.host : undefined);
  }
  return element ?? undefined;
};
