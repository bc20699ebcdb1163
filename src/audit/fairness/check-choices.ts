import type { Finding, Rule } from '../finding.js';
import { loud } from '../phrases/loud.js';
import { findWords } from '../phrases/patterns.js';
import { backgroundOf } from './background.js';
import { contrast, over, readColour } from './colours.js';
import { isBelowAccord, isInWindow, isOnTop, isSeen, wordsOf } from './rendered.js';
import { speaksOfPart, stateRules, wouldPaint } from './state-rules.js';

const type = [
  'font-size',
  'font-weight',
  'font-family',
  'font-style',
  'letter-spacing',
  'word-spacing',
  'line-height',
  'text-transform',
  'text-decoration-line',
  'text-shadow',
];

const paint = [
  'color',
  '-webkit-text-fill-color',
  'background-color',
  'background-image',
  'border-top-color',
  'border-top-width',
  'border-top-style',
  'border-bottom-color',
  'border-bottom-width',
  'border-bottom-style',
  'border-inline-start-width',
  'border-inline-end-width',
  'border-start-start-radius',
  'border-end-end-radius',
  'box-shadow',
  'opacity',
  'filter',
  'backdrop-filter',
  'mix-blend-mode',
  'outline-width',
  'outline-style',
  'transform',
  'scale',
  'rotate',
  'clip-path',
  'mask-image',
  'cursor',
  'pointer-events',
  'animation-name',
];

const made = ['content', 'display', ...paint];

/** The properties in which the elements differ, each with its values. */
const differences = (
  choices: readonly Element[],
  properties: readonly string[],
  pseudo?: '::before' | '::after',
): string[] => {
  const styles = choices.map((choice) => getComputedStyle(choice, pseudo));
  return properties.flatMap((property) => {
    const values = new Set(styles.map((style) => style.getPropertyValue(property)));
    return values.size > 1 ? [`${pseudo ?? ''}${property}: ${[...values].join(' / ')}`] : [];
  });
};

/** The trees between an element and the document, its own first. */
const rootsOf = (element: Element): (Document | ShadowRoot)[] => {
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) return [root, ...rootsOf(root.host)];
  return root instanceof Document ? [root] : [];
};

/** Whether the buttons of one decision are equal: to see, to reach, to read. `name` says which layer they stand on. */
export const checkChoices = (choices: readonly Element[], name: string): Finding[] => {
  const findings: Finding[] = [];
  const say = (
    rule: Rule,
    message: string,
    fix?: string,
    subject = `${name}: the decision buttons`,
  ) => void findings.push({ rule, level: 'breach', subject, message, ...(fix ? { fix } : {}) });
  const equal =
    'Style them by the one part they share, `choice`, and by the --accord-* properties.';

  const seen = choices.filter(isSeen);
  for (const choice of choices) {
    if (seen.length && !seen.includes(choice)) {
      say(
        'no-equal-choice',
        'It cannot be seen, and another choice can.',
        equal,
        `${name}: “${wordsOf(choice)}”`,
      );
    }
  }
  // Refuse, choose, accept; show once and always on a placeholder.
  const complete = name === 'placeholder' ? 2 : 3;
  if (choices.length < complete) {
    say(
      'no-equal-choice',
      `${complete - choices.length} of ${complete} choices are missing; there are “${choices.map(wordsOf).join('”, “')}”.`,
    );
  }
  if (new Set(choices.map(({ parentElement }) => parentElement)).size > 1) {
    say('choices-apart', 'They do not stand in one place, side by side or one below the other.');
  }
  const boxes = seen.map((choice) => choice.getBoundingClientRect());
  for (const side of ['width', 'height'] as const) {
    const sizes = boxes.map((box) => box[side]);
    if (Math.max(...sizes) - Math.min(...sizes) > 2) {
      say('unequal-box', `They differ in ${side}: ${sizes.map(Math.round).join(', ')} px.`, equal);
    }
  }
  // One that is pointed at or focused just now may look different.
  const resting = seen.filter((choice) => !choice.matches(':hover, :focus, :active'));
  for (const [rule, found] of [
    ['unequal-type', differences(resting, type)],
    [
      'unequal-paint',
      [
        ...differences(resting, paint),
        ...differences(resting, made, '::before'),
        ...differences(resting, made, '::after'),
      ],
    ],
  ] as const) {
    if (found.length) say(rule, `They differ: ${found.slice(0, 4).join('; ')}.`, equal);
  }
  findings.push(...checkStates(seen, name, equal));

  const inside = seen.filter(isInWindow);
  if (inside.length && inside.length < seen.length) {
    const outside = seen.filter((choice) => !inside.includes(choice)).map(wordsOf);
    say(
      'choice-out-of-sight',
      `“${outside.join('”, “')}” is outside of the window while another choice is in it.`,
    );
  }
  for (const choice of inside) {
    // The first layer may stand over a placeholder: it goes when it is answered.
    if (!isOnTop(choice) && !isBelowAccord(choice)) {
      say(
        'choice-covered',
        'Something lies over it.',
        'Keep the page’s own layers out of its way.',
        `${name}: “${wordsOf(choice)}”`,
      );
    }
  }
  for (const choice of choices) {
    const words = wordsOf(choice);
    const noise = findWords(loud, undefined, words);
    if (noise) {
      say(
        'loud-label',
        `“${noise}” pushes: a label should only say what it does.`,
        undefined,
        `${name}: “${words}”`,
      );
    }
    const privileges = ['autofocus', 'accesskey'].filter((each) => choice.hasAttribute(each));
    if (choice instanceof HTMLElement && choice.tabIndex > 0) privileges.push('tabindex');
    if (choice instanceof HTMLButtonElement && choice.form) privileges.push('form');
    if (privileges.length) {
      say(
        'privileged-choice',
        `It is easier to reach than the others: ${privileges.join(', ')}.`,
        undefined,
        `${name}: “${words}”`,
      );
    }
  }
  return findings;
};

/** What the buttons would look like while hovered, focused or pressed, as the style sheets say. */
const checkStates = (choices: readonly Element[], name: string, fix: string): Finding[] => {
  const [first] = choices;
  if (!first) return [];
  const findings: Finding[] = [];
  for (const rule of stateRules(rootsOf(first))) {
    const painted = choices.filter((choice) => wouldPaint(rule, choice));
    if (painted.length && painted.length < choices.length) {
      findings.push({
        rule: 'unequal-state',
        level: 'breach',
        subject: `${name}: the decision buttons`,
        message: `The rule "${rule.selector}" changes only “${painted.map(wordsOf).join('”, “')}”.`,
        fix,
      });
    }
    if (!painted.length && !speaksOfPart(rule, 'choice')) continue;
    // Colours that a rule sets by variables cannot be worked out here; those were checked at rest.
    const { color, backgroundColor, opacity } = rule.style;
    if (!color && !backgroundColor && !opacity) continue;
    const behind = backgroundOf(first).colour;
    const plain = (text: string, otherwise: string): string =>
      text && !/var\(|inherit|initial|unset|revert/.test(text) ? text : otherwise;
    const ground = over(readColour(plain(backgroundColor, 'rgba(0, 0, 0, 0)')), behind);
    const words = readColour(plain(color, getComputedStyle(first).color));
    const [red, green, blue] = words;
    const ratio = contrast(over([red, green, blue, Number(plain(opacity, '1'))], ground), ground);
    if (ratio < 4.5) {
      findings.push({
        rule: 'low-contrast',
        level: 'breach',
        subject: `${name}: the decision buttons`,
        message: `With the rule "${rule.selector}" the contrast of their words is ${Math.floor(ratio * 100) / 100}; at least 4.5 is needed (WCAG 2.2, 1.4.3).`,
      });
    }
  }
  return findings;
};
