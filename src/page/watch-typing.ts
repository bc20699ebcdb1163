/** Notices, until `signal`, whether the visitor types text into the page that a reload would lose. */
export const watchTyping = (signal: AbortSignal): (() => boolean) => {
  let typed = false;
  document.addEventListener(
    'input',
    // Switches and lists send plain events: they are set again in a moment.
    (event) => {
      typed ||= event.isTrusted && event instanceof InputEvent;
    },
    { capture: true, signal },
  );
  return () => typed;
};
