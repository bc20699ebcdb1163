import type { Finding } from '../finding.js';
import { isBelowAccord, isInWindow, isOnTop, isSeen } from './rendered.js';

/** The part of the window that the first layer may cover: a third of a desktop's, half of a tablet's or a phone's, 60 % below. */
const share = (width: number, height: number): number =>
  height < (width >= 640 ? 600 : 667) ? 3 / 5 : width >= 1024 ? 1 / 3 : 1 / 2;

const isOwn = (element: Element): boolean => /^accord-/i.test(element.tagName);

/** An empty sheet over the page: nothing in it to read or to use, and nothing below it in reach. */
const sheetOver = (panel: Element): Element | undefined => {
  const { left, top, right, bottom } = panel.getBoundingClientRect();
  const points = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((x) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].map((y) => [x * innerWidth, y * innerHeight] as const),
  );
  const free = points.filter(([x, y]) => x < left || x > right || y < top || y > bottom);
  const hits = free.map(([x, y]) => document.elementFromPoint(x, y));
  const [first] = hits;
  if (!first || hits.length < 4 || isOwn(first) || !hits.every((hit) => hit === first)) {
    return undefined;
  }
  const isSheet = getComputedStyle(first).position === 'fixed' && !first.textContent?.trim();
  return isSheet && !first.querySelector('a, button, input, img, video, canvas, svg')
    ? first
    : undefined;
};

/** Whether the page can still be read, scrolled and used while the first layer is there. */
export const checkPageUsable = (panel: Element): Finding[] => {
  const blocks: string[] = [];
  const { documentElement: root, body } = document;
  for (const element of [root, body]) {
    const { overflowY, position, pointerEvents } = getComputedStyle(element);
    const name = element.localName;
    // A page that scrolls inside an element of its own looks the same, with nothing to scroll here.
    const canScroll = element.scrollHeight > innerHeight + 1;
    if (/hidden|clip/.test(overflowY) && canScroll) blocks.push(`${name} cannot be scrolled`);
    if (element === body && position === 'fixed' && canScroll) blocks.push('body is fixed');
    if (pointerEvents === 'none') blocks.push(`${name} takes no clicks`);
    if (element.hasAttribute('inert')) blocks.push(`${name} is inert`);
    if (element.getAttribute('aria-hidden') === 'true') blocks.push(`${name} is aria-hidden`);
  }
  for (const child of body.children) {
    if (isOwn(child) || !isSeen(child)) continue;
    if (child.hasAttribute('inert')) blocks.push(`<${child.localName}> is inert`);
    if (child.getAttribute('aria-hidden') === 'true' && child.querySelector('a[href], button')) {
      blocks.push(`<${child.localName}> is aria-hidden`);
    }
  }
  const sheet = sheetOver(panel);
  if (sheet) blocks.push(`<${sheet.localName}> lies over the whole page`);
  const { width, height } = panel.getBoundingClientRect();
  const covered = (width * height) / (innerWidth * innerHeight);
  const most = share(innerWidth, innerHeight);
  const isFixed = panel.matches(':popover-open') || getComputedStyle(panel).position === 'fixed';
  return [
    ...blocks.map((block): Finding => ({
      rule: 'page-blocked',
      level: 'breach',
      subject: 'The page',
      message: `While the first layer is open, ${block}. Nobody may be kept out until they answer.`,
      fix: 'Leave the page readable, scrollable and usable.',
    })),
    ...(isFixed && covered > most + 0.01
      ? [
          {
            rule: 'too-large',
            level: 'breach',
            subject: 'banner',
            message: `The first layer covers ${Math.round(covered * 100)} % of this window; at most ${Math.round(most * 100)} % is decent.`,
            fix: 'Use a smaller --accord-font-size, or fewer words in the policy.',
          } as const,
        ]
      : []),
  ];
};

/** Whether a visitor finds the way back to the choices once the dialog is closed. */
export const checkWayBack = (): Finding[] => {
  // A site with a user interface of its own leads there in a way that cannot be known here.
  if (!customElements.get('accord-widget')) return [];
  const all = [...document.querySelectorAll('accord-widget, [data-consent-open]')];
  // Accord's own widget hides itself until it has its words.
  if (all.some((way) => way.matches('accord-widget[hidden]'))) return [];
  const ways = all.filter(isSeen);
  const big = ways.filter((way) => {
    const { width, height } = way.getBoundingClientRect();
    return (width >= 24 && height >= 24) || getComputedStyle(way).display === 'inline';
  });
  // A link farther down the page is reached by scrolling.
  const open = big.filter((way) => !isInWindow(way) || isOnTop(way) || isBelowAccord(way));
  if (open.length) return [];
  const why = !ways.length
    ? 'there is no widget and no link with data-consent-open to be seen'
    : !big.length
      ? 'what leads there is smaller than 24 by 24 px'
      : 'something lies over what leads there';
  return [
    {
      rule: 'no-way-back',
      level: 'breach',
      subject: 'The page',
      message: `A visitor cannot change the choice: ${why}.`,
      fix: 'Keep <accord-widget> in reach, or a link with data-consent-open on every page.',
    },
  ];
};
