const purposes = [
  'measurement',
  'personalization',
  'advertising',
  'media',
  'social',
  'support',
  'preferences',
  'security',
];
const letters = 'mpavshfk';
const categories = ['necessary', 'first-party', 'partner', 'third-party'];
const hows = {
  banner: 'b',
  preferences: 'p',
  placeholder: 'h',
  request: 'r',
  close: 'c',
  gpc: 'g',
};

const hashOf = (text) => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
};

/**
 * Answers as the text that Accord keeps (its grammar: src/decision/record.ts), for pages that show what comes after them.
 * `answers` is a list of `{ at, how, granted: [use], refused: [use] }`.
 */
export const recordOf = (policy, answers) => {
  const entry = (letter) => (use) => {
    const [id, purpose] = use.split('/');
    const { category } = policy.services.find((service) => service.id === id);
    return `.${letter}${categories.indexOf(category)}${id}_${letters[purposes.indexOf(purpose)]}`;
  };
  const batches = answers.map(({ at, how, granted = [], refused = [] }) =>
    [
      `~${at.toString(36)}.${hows[how]}`,
      ...granted.map(entry('y')),
      ...refused.map(entry('n')),
    ].join(''),
  );
  const text = `1${batches.join('')}`;
  return `${text}~${hashOf(text)}`;
};
