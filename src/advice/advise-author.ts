import type { ConsentOptions } from '../consent-options.js';
import { adviseElements } from './advise-elements.js';
export { advisePage } from './advise-page.js';
import { adviseServer } from './advise-server.js';
import { checkOptions } from './check-options.js';
import { warnOfSettings } from './warn-of-settings.js';

/** What `createConsent` says on the author's own machine alone, when there is something to ask. */
export const adviseAuthor = (options: ConsentOptions, signal: AbortSignal): void => {
  warnOfSettings(checkOptions(options));
  adviseElements(options, signal);
  if (!options.server && !options.storage) adviseServer();
};
