import { inStep } from './in-step.js';

/** What the place of an element's box depends on, besides its size. */
const placing = [
  'position',
  'top',
  'right',
  'bottom',
  'left',
  'float',
  'clear',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'vertical-align',
  'align-self',
  'justify-self',
  'order',
  'flex-grow',
  'flex-shrink',
  'flex-basis',
  'grid-row-start',
  'grid-row-end',
  'grid-column-start',
  'grid-column-end',
];

/** A template has no box: this is the one that its first sized element would take up, where there is room for it. */
const takeSizeWithin = (template: HTMLTemplateElement, style: CSSStyleDeclaration): void => {
  const sized = template.hasAttribute('height')
    ? template
    : template.content.querySelector('[width][height]');
  const [width, height] = ['width', 'height'].map((name) => Number(sized?.getAttribute(name)));
  if (!width || !height) return;
  style.setProperty('inline-size', '100%');
  style.setProperty('max-inline-size', `${width}px`);
  style.setProperty('min-block-size', 'auto');
  style.setProperty('aspect-ratio', `${width} / ${height}`);
};

/**
 * What stands behind a placeholder is not seen. By a sheet and not by its style, which copies of the page's markup would keep
 * for ever, and which is the framework's that rendered it.
 */
const hides = 'stands-in';
const rule = `accord-placeholder[${hides}]+[data-consent]:not(#_){display:none!important}`;
let sheet: CSSStyleSheet | undefined;

const adoptRule = (): void => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
  }
  const { adoptedStyleSheets } = document;
  if (!adoptedStyleSheets.includes(sheet)) {
    document.adoptedStyleSheets = [...adoptedStyleSheets, sheet];
  }
};

/** Whether something around it cuts off its lower end, where nobody could scroll to it. */
const isCut = (element: HTMLElement): boolean => {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around === document.body) return false;
    const { overflowY } = getComputedStyle(around);
    if (overflowY === 'visible') continue;
    const end = around.getBoundingClientRect().bottom;
    return /hidden|clip/.test(overflowY) && end < element.getBoundingClientRect().bottom - 1;
  }
  return false;
};

/** Nobody has measured the page meanwhile. */
const atOnce = inStep(queueMicrotask);
/** Not within the call of an observer, where browsers take a change of size for a loop. */
const beforePaint = inStep(requestAnimationFrame);

/**
 * Hides a held element and lets the placeholder beside it take up exactly its box, so that nothing moves when they change
 * places again; more only where the words need more, because nobody should allow what they have not seen. Returns the
 * undo.
 */
export const standIn = (held: HTMLElement, placeholder: HTMLElement): (() => void) => {
  const { style } = placeholder;
  if (held instanceof HTMLTemplateElement) {
    takeSizeWithin(held, style);
    return () => undefined;
  }
  adoptRule();
  let isIn = true;
  const fit = function* (): Generator<void, void> {
    // What a framework puts before the held element comes between them: it knows of nothing else there.
    if (isIn && held.previousSibling !== placeholder) held.before(placeholder);
    // That had it begin anew.
    if (!isIn) return;
    style.setProperty('display', 'none');
    style.removeProperty('block-size');
    placeholder.removeAttribute(hides);
    yield;
    const { width, height } = held.getBoundingClientRect();
    const laidOut = getComputedStyle(held);
    const [isInline, isApart] = [
      laidOut.display === 'inline',
      /absolute|fixed/.test(laidOut.position),
    ];
    const place = placing.map((name) => [name, laidOut.getPropertyValue(name)] as const);
    yield;
    if (width && height) {
      for (const [name, value] of place) style.setProperty(name, value);
      style.setProperty('box-sizing', 'border-box');
      // With this its base line is its lower edge, as that of a frame.
      style.setProperty('overflow', 'hidden');
      // Unlike a frame it would shrink to nothing in a row, and stretch.
      for (const name of ['inline-size', 'min-inline-size']) style.setProperty(name, `${width}px`);
      style.setProperty('block-size', 'fit-content');
      style.setProperty('min-block-size', `${height}px`);
      // Growing there would cover what comes after it.
      if (isApart) style.setProperty('block-size', `${height}px`);
    }
    placeholder.setAttribute(hides, '');
    style.setProperty('display', isInline ? 'inline-block' : 'block');
    yield;
    const isTooLow = height && isCut(placeholder);
    yield;
    // There what needs more room scrolls instead.
    if (isTooLow) style.setProperty('block-size', `${height}px`);
  };
  placeholder.setAttribute(hides, '');
  atOnce(fit);
  const fitSoon = (): void => beforePaint(fit);
  const observer = new ResizeObserver(fitSoon);
  // Where something has come between them it is seen.
  observer.observe(held);
  if (placeholder.parentElement) observer.observe(placeholder.parentElement);
  // Its words may come later, and may be too many.
  observer.observe(placeholder);
  let windowWidth = innerWidth;
  // What is around it may be no narrower than it is itself, and say nothing. Only then: on phones the height changes with each
  // scroll, and to be measured takes what was scrolled back.
  const fitToWidth = (): void => {
    if (windowWidth === innerWidth) return;
    windowWidth = innerWidth;
    fitSoon();
  };
  addEventListener('resize', fitToWidth);
  return () => {
    isIn = false;
    removeEventListener('resize', fitToWidth);
    observer.disconnect();
    placeholder.removeAttribute(hides);
  };
};
