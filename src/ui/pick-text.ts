import type { Text } from '../policy/policy.js';
import { languageChain } from './language-chain.js';

/** The site's own text in the nearest language it has; its first one if it has none of the chain. */
export const pickText = (text: Text | undefined, language: string): string => {
  if (text === undefined || typeof text === 'string') return text ?? '';
  const tag = languageChain(language).find((candidate) => text[candidate]);
  return (tag ? text[tag] : Object.values(text)[0]) ?? '';
};
