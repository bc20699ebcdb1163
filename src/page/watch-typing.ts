const fields =
  'input:not([type=hidden],[type=submit],[type=button],[type=image]), textarea, select';

const isChanged = (field: Element): boolean => {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLInputElement) {
    return field.type === 'checkbox' || field.type === 'radio'
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
  }
  return false;
};

/** Knows whether the visitor has typed something into the page that a reload would lose. */
export interface Typing {
  hasTyped(): boolean;
  stop(): void;
}

export const watchTyping = (): Typing => {
  let typed = false;
  const input = (event: Event): void => {
    const target = event.composedPath()[0];
    // Accord's own switches are no work of the visitor's.
    typed ||=
      event.isTrusted &&
      !(event.target instanceof Element && event.target.localName.startsWith('accord-')) &&
      target instanceof HTMLElement;
  };
  const submitted = (): void => {
    typed = false;
  };
  document.addEventListener('input', input, { capture: true, passive: true });
  document.addEventListener('submit', submitted, { capture: true, passive: true });
  return {
    // What was typed before this script ran shows as a changed field.
    hasTyped: () => typed || [...document.querySelectorAll(fields)].some(isChanged),
    stop() {
      document.removeEventListener('input', input, { capture: true });
      document.removeEventListener('submit', submitted, { capture: true });
    },
  };
};
