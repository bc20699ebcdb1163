import type { TemplateResult } from 'lit';
import type { Fill } from './fill.js';

/** Names of companies may end with a full stop, as in 'Filmhouse Inc.': a sentence has one at its end, and not two. */
const twoStops = /(?<!\.)\.(\u2069?)\.(?!\.)/g;

/** A text, or one of which some parts are marked as being in another language. */
export type Words = string | readonly (string | TemplateResult)[];

/**
 * Fills the `{placeholders}` of a text. Where no part is marked it stays one text, for some screen readers pause between two.
 */
export const fillWords = (
  fill: Fill,
  text: string,
  values: Readonly<Record<string, Words>>,
): unknown => {
  // What is marked, and set apart by itself, takes its place last. Its name stands between characters that no text has.
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    texts[name] = typeof value === 'string' ? value : `\0${name}\0`;
  return fill(text, texts)
    .replace(twoStops, '.$1')
    .split(/\u2066?\0(\w+)\0\u2069?/)
    .map((part, index) => (index % 2 ? values[part] : part));
};
