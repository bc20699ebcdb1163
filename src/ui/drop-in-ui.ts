import '../elements.js';

/** Placeholder: puts the host element into the page. */
export function showUi(): void {
  document.body.prepend(document.createElement('accord-consent'));
}
