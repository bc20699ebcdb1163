/**
 * Gives the focus back when the preferences are gone: to where it was before them; if that is gone, to the button of the first
 * layer that leads to them, to the widget, or else to the start of the page.
 */
export const giveFocusBack = (opener: Element | null): void => {
  const root = document.querySelector('accord-consent')?.shadowRoot;
  const targets = [
    opener !== document.body && opener,
    root?.querySelectorAll('.banner .choice')[1],
    document.querySelector('accord-widget'),
    root?.querySelector('.status'),
  ];
  for (const target of targets) {
    if (!(target instanceof HTMLElement)) continue;
    target.focus();
    if (target.matches(':focus-within')) return;
  }
};
