import { defineElement } from './define-element.js';
import { AccordNotice } from './notice-element.js';
import { AccordPreferences } from './preferences-element.js';
import { speakAll } from './rest-texts.js';
import type { Speaker } from './spoken.js';

/**
 * Registers what is loaded when it is first wanted: the second and third layer, and the notice to reload. Their words are
 * loaded first, so that there is no moment in which neither layer can be seen.
 */
export const defineLater = async (wanted: Speaker): Promise<void> => {
  // Lit's templates are no XML. To say so is better than a question that goes away and nothing that comes.
  if (document.contentType !== 'text/html') throw new Error('not on XML pages');
  await speakAll(wanted);
  defineElement('accord-preferences', AccordPreferences);
  defineElement('accord-notice', AccordNotice);
};
