import type { Finding } from '../finding.js';
import { deepElements, isSeen, wordsOf } from './rendered.js';

const least = 24;

/** Links and buttons within a sentence are exempt: their height is that of its lines. */
const isInSentence = ({ parentElement }: Element): boolean =>
  [...(parentElement?.childNodes ?? [])].some(
    (node) => node instanceof Text && node.data.trim() !== '',
  );

const boxOf = (element: Element): DOMRect =>
  (element.closest('label') ?? element).getBoundingClientRect();

/** How far the middle of a box is from another box. */
const distance = (from: DOMRect, to: DOMRect): number => {
  const x = from.x + from.width / 2;
  const y = from.y + from.height / 2;
  return Math.hypot(Math.max(to.left - x, 0, x - to.right), Math.max(to.top - y, 0, y - to.bottom));
};

/**
 * Whether everything that can be pressed is large enough to hit, or stands alone (WCAG 2.2, 2.5.8):
 * https://www.w3.org/TR/WCAG22/#target-size-minimum
 */
export const checkTargets = (panel: Element, name: string): Finding[] => {
  const targets = deepElements(panel).filter(
    (element) =>
      element.matches('button, [role=button], input, summary, a[href]') && isSeen(element),
  );
  const isSmall = (element: Element): boolean => {
    const { width, height } = boxOf(element);
    return width < least || height < least;
  };
  return targets
    .filter((target) => {
      if (!isSmall(target) || isInSentence(target)) return false;
      return targets.some((other) => {
        if (other === target) return false;
        const gap = distance(boxOf(target), boxOf(other));
        return gap < (isSmall(other) ? least : least / 2);
      });
    })
    .map((target) => ({
      rule: 'small-target',
      level: 'breach',
      subject: `${name}: “${wordsOf(target) || target.localName}”`,
      message: 'It is smaller than 24 by 24 px, and too near to the next one (WCAG 2.2, 2.5.8).',
    }));
};
