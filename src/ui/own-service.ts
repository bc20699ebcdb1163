import type { Service } from '../policy/policy.js';
import type { AllTexts } from './rest-texts.js';

/** What Accord itself keeps in the browser: the decision. It is always declared, whatever the site's policy says. */
export const ownService = (texts: AllTexts, site: string): Service => ({
  id: 'accord',
  name: texts.ownName,
  category: 'necessary',
  purposes: ['preferences'],
  provider: { name: site },
  description: texts.ownWhat,
  data: [texts.ownData],
  benefit: texts.ownGet,
  retention: 'P6M',
  items: [
    { name: 'accord', kind: 'cookie', lasts: 'P6M' },
    { name: 'accord', kind: 'localStorage', lasts: 'P6M' },
    // The widget's words, so that they need not be loaded on every page.
    { name: 'accord-words', kind: 'localStorage' },
  ],
});
