import { stackChoices } from './stack-choices.js';

/** The part of the window that the first layer may cover: a third of a desktop's, half of a tablet's or a phone's. */
const share = (width: number, height: number): number =>
  height < (width >= 640 ? 600 : 667) ? 3 / 5 : width >= 1024 ? 1 / 3 : 1 / 2;

/** What a stop has. Else its name would only be the heading, said once more. */
const stop = { tabindex: '0', role: 'group', 'aria-labelledby': 'title' };

/**
 * Fits the first layer to the window, for any language, font and text size. Where text and buttons cannot be shown
 * decently within the limits, it leaves the top layer, stands in the page and scrolls away with it; where the page does not
 * scroll (`scrolls`), or has no place for it, it stays, and all of it scrolls but the buttons, where they leave half of it to
 * the text. `raise` brings it to the top layer.
 */
export const fitBanner = (panel: HTMLElement, raise: () => void, scrolls: () => boolean): void => {
  const { classList, style, scrollTop } = panel;
  const text = panel.querySelector<HTMLElement>('.text');
  const choices = panel.querySelector<HTMLElement>('.choices');
  if (!text || !choices) return;
  classList.remove('flow', 'tight');
  // With it comes the fade, which takes room.
  text.classList.remove('scrolls');
  raise();
  stackChoices(choices);
  const most = (share(innerWidth, innerHeight) * innerWidth * innerHeight) / panel.offsetWidth;
  // Mostly it fits as it is, and the browser need not lay it out once more.
  if (style.maxBlockSize || panel.offsetHeight > most) {
    // In a low window, what has the focus needs room beside it, and beside what sticks to the window's top.
    const limit = `min(${most}px, ${innerHeight < 600 ? 60 : 75}dvh)`;
    style.setProperty('max-block-size', limit, 'important');
  }
  const isCut = text.scrollHeight > text.clientHeight + 1;
  const isTight = isCut && text.clientHeight < 3 * parseFloat(getComputedStyle(text).lineHeight);
  const flows = isTight && scrolls() && standInPage(panel);
  if (flows) style.maxBlockSize = '';
  else if (isTight) {
    classList.remove('flow');
    classList.add('tight');
    raise();
  }
  if (isTight) {
    stackChoices(choices);
    const foot = choices.offsetHeight;
    style.setProperty('--_foot', foot * 2 < panel.offsetHeight ? `${foot}px` : '');
  }
  // What scrolls must be reachable by keyboard; what does not scroll is no stop.
  const isStop = isCut && !flows;
  text.classList.toggle('scrolls', isStop);
  for (const [name, value] of Object.entries(stop))
    if (isStop) text.setAttribute(name, value);
    else text.removeAttribute(name);
  panel.scrollTop = scrollTop;
};

/** Puts it into the page. False where that has no place for it but a narrow column, or one further down. */
const standInPage = (panel: HTMLElement): boolean => {
  // Top-layer elements cannot be part of the page's flow.
  panel.removeAttribute('popover');
  panel.classList.add('flow');
  const { top, width } = panel.getBoundingClientRect();
  return width > innerWidth / 2 && top + scrollY < innerHeight;
};
