import { recordName } from './page/record-storage.js';
import type { WidgetWords } from './ui/widget-element.js';

const wordsName = 'accord-words';

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Not in Safari.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve);
  });

/**
 * The widget's words for a language, kept beside the record so that a returning visitor loads no texts; else fetched when
 * the page has nothing better to do, and kept once there is a record to keep them with.
 */
export const keptWords = async (language: string): Promise<WidgetWords> => {
  try {
    const kept: Record<string, WidgetWords> = JSON.parse(localStorage.getItem(wordsName) ?? '{}');
    if (kept[language]) return kept[language];
  } catch {
    // Blocked, or not what was kept here.
  }
  await idle();
  const { loadWidgetWords } = await import('./ui/widget-words.js');
  const words = await loadWidgetWords(language);
  try {
    if (localStorage.getItem(recordName)) {
      localStorage.setItem(wordsName, JSON.stringify({ [language]: words }));
    }
  } catch {
    // Blocked or full.
  }
  return words;
};
