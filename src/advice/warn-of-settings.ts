import { tellMistakes, type SettingMistake } from './setting-mistake.js';

let hasWarned = false;

/** Tells the author once, on the author's own machine, which settings do not do what they seem to. All else goes on. */
export const warnOfSettings = (mistakes: readonly SettingMistake[]): void => {
  // A page that changes its policy loads its elements again.
  if (hasWarned || !mistakes.length) return;
  hasWarned = true;
  console.warn(`Accord: ${tellMistakes(mistakes)}`);
};
