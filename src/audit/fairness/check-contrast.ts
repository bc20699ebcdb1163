import type { Finding } from '../finding.js';
import { backgroundOf, opacityOf } from './background.js';
import { contrast, faded, over, readColour } from './colours.js';
import { deepElements, drawnIn, isSeen, wordsOf } from './rendered.js';

const hasWords = (element: Element): boolean =>
  [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');

const rounded = (ratio: number): string => `${Math.floor(ratio * 100) / 100}`;

/** The contrast that WCAG 2.2 AA asks of a text: 1.4.3. */
const asked = ({ fontSize, fontWeight }: CSSStyleDeclaration): number => {
  const size = parseFloat(fontSize);
  return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
};

/** Contrast of the words in a layer (WCAG 1.4.3) as they are drawn now. */
export const checkTextContrast = (layer: Element, name: string): Finding[] => {
  const findings = new Map<string, Finding>();
  for (const element of [layer, ...deepElements(layer)]) {
    if (!hasWords(element) || element.matches(':disabled, svg *') || !isSeen(element)) continue;
    const style = getComputedStyle(element);
    const { colour, picture } = backgroundOf(element);
    const text = over(faded(readColour(style.color), opacityOf(element)), colour);
    const ratio = contrast(text, colour);
    const subject = `${name}: “${wordsOf(element)}”`;
    if (picture) {
      findings.set(`picture ${name}`, {
        rule: 'low-contrast',
        level: 'warning',
        subject,
        message: 'The contrast of words over a picture or gradient cannot be measured here.',
        fix: 'Look at it, or use a plain background.',
      });
    } else if (ratio < asked(style)) {
      findings.set(`${style.color} ${colour.join()}`, {
        rule: 'low-contrast',
        level: 'breach',
        subject,
        message: `The contrast of these words is ${rounded(ratio)}; at least ${asked(style)} is needed (WCAG 2.2, 1.4.3).`,
        fix: 'Choose other values for --accord-text, --accord-muted, --accord-surface, --accord-accent and --accord-on-accent.',
      });
    }
  }
  return [...findings.values()];
};

/** Whether the decision buttons stand out from what they lie on (WCAG 1.4.11), and both alike. */
export const checkChoiceContrast = (choices: readonly Element[], name: string): Finding[] => {
  const ratios = choices.map((choice) => {
    const behind = backgroundOf(drawnIn(choice)).colour;
    const { borderTopColor, borderTopWidth } = getComputedStyle(choice);
    const border = over(readColour(borderTopColor), behind);
    return Math.max(
      contrast(backgroundOf(choice).colour, behind),
      parseFloat(borderTopWidth) > 0 ? contrast(border, behind) : 1,
    );
  });
  const least = Math.min(...ratios);
  if (matchMedia('(forced-colors: active)').matches || least >= 3) return [];
  return [
    {
      rule: 'low-contrast',
      level: 'breach',
      subject: `${name}: the decision buttons`,
      message: `Their edge has a contrast of ${rounded(least)} to the panel; at least 3 is needed (WCAG 2.2, 1.4.11).`,
      fix: 'Choose an --accord-accent that stands out from --accord-surface.',
    },
  ];
};
