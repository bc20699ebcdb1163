import type { TemplateResult } from 'lit';
import type { Fill } from './fill.js';

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
  /** What is marked, and set apart by itself, takes its place last. */
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    texts[name] = typeof value === 'string' ? value : `{${name}}`;
  return fill(text, texts)
    .split(/\u2066?\{(\w+)\}\u2069?/)
    .map((part, index) => (index % 2 ? values[part] : part));
};
