import { showInTopLayer } from './show-in-top-layer.js';

/** The part of the window that the first layer may cover. */
const share = (width: number, height: number): number =>
  width >= 640 && height >= 600 ? 1 / 3 : height >= 667 ? 1 / 2 : 3 / 5;

/**
 * Fits the first layer to the window, for any language, font and text size: buttons whose words do not fit side by side
 * are stacked, all three alike; and where text and buttons together cannot be shown decently within the limits, it
 * leaves the top layer and stands in the page.
 */
export const fitBanner = (panel: HTMLElement): void => {
  const text = panel.querySelector<HTMLElement>('.text');
  const choices = panel.querySelector<HTMLElement>('.choices');
  if (!text || !choices) return;
  panel.classList.remove('flow');
  choices.classList.remove('stacked');
  showInTopLayer(panel);
  const buttons = [...choices.children];
  if (buttons.some((button) => button.scrollWidth > button.clientWidth)) {
    choices.classList.add('stacked');
  }
  const scrolls = text.scrollHeight > text.clientHeight + 1;
  const line = parseFloat(getComputedStyle(text).fontSize) * 1.45;
  const { width, height } = panel.getBoundingClientRect();
  const limit = share(innerWidth, innerHeight) * innerWidth * innerHeight + 1;
  const flow = (scrolls && text.clientHeight < 4 * line) || width * height > limit;
  if (flow) {
    // Top-layer elements cannot be part of the page's flow.
    panel.removeAttribute('popover');
    panel.classList.add('flow');
  }
  // What scrolls must be reachable by keyboard; what does not scroll is no stop.
  if (scrolls && !flow) text.tabIndex = 0;
  else text.removeAttribute('tabindex');
};
