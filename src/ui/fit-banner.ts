import { stackChoices } from './stack-choices.js';

/** The part of the window that the first layer may cover. */
const share = (width: number, height: number): number =>
  width >= 640 && height >= 600 ? 1 / 3 : height >= 667 ? 1 / 2 : 3 / 5;

/**
 * Fits the first layer to the window, for any language, font and text size. Where text and buttons cannot be shown
 * decently within the limits, it leaves the top layer, stands in the page and scrolls away with it. `raise` brings it there.
 */
export const fitBanner = (panel: HTMLElement, raise: () => void): void => {
  const text = panel.querySelector<HTMLElement>('.text');
  const choices = panel.querySelector('.choices');
  if (!text || !choices) return;
  panel.classList.remove('flow');
  // With it comes the fade, which takes room.
  text.classList.remove('scrolls');
  raise();
  stackChoices(choices);
  const most = (share(innerWidth, innerHeight) * innerWidth * innerHeight) / panel.offsetWidth;
  // Mostly it fits as it is, and the browser need not lay it out once more.
  if (panel.style.maxBlockSize || panel.offsetHeight > most) {
    // In a low window, what has the focus needs room beside it, and beside what sticks to the window's top.
    panel.style.maxBlockSize = `min(${most}px, ${innerHeight < 600 ? 60 : 75}dvh)`;
  }
  const scrolls = text.scrollHeight > text.clientHeight + 1;
  const flow = scrolls && text.clientHeight < 3 * parseFloat(getComputedStyle(text).lineHeight);
  if (flow) {
    // Top-layer elements cannot be part of the page's flow.
    panel.removeAttribute('popover');
    panel.classList.add('flow');
    panel.style.maxBlockSize = '';
    stackChoices(choices);
  }
  // What scrolls must be reachable by keyboard; what does not scroll is no stop.
  text.classList.toggle('scrolls', scrolls && !flow);
  if (scrolls && !flow) text.tabIndex = 0;
  else text.removeAttribute('tabindex');
};
