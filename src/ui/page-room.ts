let sheet: CSSStyleSheet | undefined;

/**
 * Keeps what the visitor moves to clear of something `pixels` high at the bottom of the window: focused elements and
 * anchors scroll above it, and the end of the page can be scrolled past it (WCAG 2.4.11 Focus Not Obscured). Nothing on
 * the page moves: the room is added after its end. `0` takes it back.
 */
export const setPageRoom = (pixels: number): void => {
  if (!sheet) {
    if (!pixels) return;
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(
    pixels
      ? `html,body{scroll-padding-block-end:${pixels}px!important}` +
          `@media screen{html::after{content:"";display:block;block-size:${pixels}px}}`
      : '',
  );
};
