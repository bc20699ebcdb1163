/** The box that an element takes up; for a template, the one its first sized element would take up. */
const boxOf = (held: Element): { width: number; height: number } => {
  const { width, height } = held.getBoundingClientRect();
  if (width && height) return { width, height };
  const root = held instanceof HTMLTemplateElement ? held.content : held;
  const sized = held.hasAttribute('height') ? held : root.querySelector('[width][height]');
  return {
    width: Number(sized?.getAttribute('width')),
    height: Number(sized?.getAttribute('height')),
  };
};

/**
 * Puts an element in the place of a held one, as large as that, so that nothing moves when they change places again, unless
 * the question needs more room.
 * Returns the undo.
 */
export const standIn = (held: Element, placeholder: HTMLElement): (() => void) => {
  const { width, height } = boxOf(held);
  const { style } = placeholder;
  if (width && height) {
    style.setProperty('inline-size', '100%');
    style.setProperty('max-inline-size', `${width}px`);
    style.setProperty('min-block-size', 'auto');
    style.setProperty('aspect-ratio', `${width} / ${height}`);
  }
  held.before(placeholder);
  if (!(held instanceof HTMLElement)) return () => placeholder.remove();
  const display = held.style.getPropertyValue('display');
  const priority = held.style.getPropertyPriority('display');
  held.style.setProperty('display', 'none', 'important');
  return () => {
    placeholder.remove();
    held.style.setProperty('display', display, priority);
    if (!held.getAttribute('style')) held.removeAttribute('style');
  };
};
