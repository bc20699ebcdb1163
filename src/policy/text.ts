import type { Text } from './policy.js';

/**
 * Picks a text in the wanted language: the exact tag, then shorter and shorter (`fr-CA`, `fr`), then another variant of
 * the same language, then English in the same way, then whatever there is. Returns the tag too, so that it can be marked
 * up; a plain string has none.
 */
export const pickText = (
  text: Text | undefined,
  language: string,
): { readonly text: string; readonly language?: string } => {
  if (typeof text === 'string') return { text };
  if (!text) return { text: '' };
  const tags = Object.keys(text);
  const find = (wanted: string): string | undefined =>
    tags.find((tag) => tag.toLowerCase() === wanted) ??
    tags.find((tag) => tag.toLowerCase().startsWith(`${wanted}-`));
  let found: string | undefined;
  for (let tag = language.toLowerCase(); tag && !found; tag = tag.replace(/-?[^-]*$/, ''))
    found = find(tag);
  found ??= find('en') ?? tags[0];
  return found === undefined ? { text: '' } : { text: text[found] ?? '', language: found };
};
