/** Notices whether the visitor types something into the page that a reload would lose. */
export const watchTyping = (): { hasTyped(): boolean; stop(): void } => {
  let typed = false;
  const look = ({ type, isTrusted, target }: Event): void => {
    // A form that was sent is not lost. Accord's own switches are no work of the visitor's.
    if (type === 'submit') typed = false;
    else typed ||= isTrusted && !(target instanceof Element && /^accord-/i.test(target.tagName));
  };
  for (const type of ['input', 'submit']) document.addEventListener(type, look, true);
  return {
    hasTyped: () => typed,
    stop() {
      for (const type of ['input', 'submit']) document.removeEventListener(type, look, true);
    },
  };
};
