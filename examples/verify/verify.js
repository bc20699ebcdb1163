import { PolicyError, verifyReceipt } from '../../dist/esm/server.js';

const field = (id) => document.getElementById(id);
const result = field('result');
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const minutes = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const moment = (time) => minutes.format(new Date(time));

/** An element with texts and elements in it. Nothing of a receipt is ever read as markup. */
const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

const small = (text) => element('small', text);

/** A text of the policy in English, or in whatever language there is. */
const say = (text, otherwise) => {
  if (typeof text === 'string') return text;
  return text?.en ?? Object.values(text ?? {})[0] ?? otherwise;
};

const ways = {
  banner: 'on the banner',
  preferences: 'in the preferences',
  placeholder: 'at the embedded content',
  request: 'when asked in context',
  close: 'by closing the banner',
  gpc: 'by Global Privacy Control',
  api: "by the site's own dialog",
};
const kinds = {
  given: 'consent given',
  refused: 'consent refused',
  changed: 'changed',
  withdrawn: 'consent withdrawn',
  expired: 'expired',
  gpc: 'refused by the browser',
};

/** A hash is shown as a whole when it is pointed at or selected; its beginning is enough to compare by eye. */
const hash = (value) => {
  const short = element('code', value.slice(0, 12));
  short.title = value;
  return short;
};

const whoIs = ({ category, provider = {} }) =>
  [category, say(provider.name, ''), provider.country].filter(Boolean).join(', ');

const row = (serviceOf, { service, purpose, category, granted, at, until, how }) => {
  const declared = serviceOf(service);
  const who = whoIs({ ...declared, category });
  const head = element('th', say(declared?.name, service), ' ', small(purpose), ' ', small(who));
  head.scope = 'row';
  const given = small(`${ways[how] ?? how}, until ${days.format(new Date(until))}`);
  return element(
    'tr',
    head,
    element('td', granted ? 'allowed' : 'refused'),
    element('td', moment(at), ' ', given),
  );
};

const entry = (useOf, event) => {
  const { at, type, how, changed, uses, language, policyHash, textsHash, library } = event;
  const said = (use) => (use in uses ? ` ${uses[use] ? 'allowed' : 'refused'}` : '');
  const way = how && how !== 'gpc' ? ` ${ways[how] ?? how}` : '';
  const texts = textsHash ? ['texts ', hash(textsHash)] : ['no texts noted'];
  return element(
    'li',
    `${moment(at)}: ${kinds[type] ?? type}${way} `,
    small(changed.map((use) => useOf(use) + said(use)).join(', ')),
    ' ',
    element(
      'small',
      `language ${language}, policy `,
      hash(policyHash),
      ', ',
      ...texts,
      `, ${library}`,
    ),
  );
};

const agreed = ({ policy, policyHash, answers, undecided, id, events, issued }) => {
  const serviceOf = (id) => policy.services.find((service) => service.id === id);
  const useOf = (use) => {
    const [service, purpose] = use.split('/');
    return `${say(serviceOf(service)?.name, service)} (${purpose})`;
  };
  const heads = ['Service and purpose', 'Answer', 'Given'].map((head) => {
    const made = element('th', head);
    made.scope = 'col';
    return made;
  });
  const shown = [
    element(
      'p',
      `${say(policy.site.name)}, as of ${moment(issued)}, policy `,
      hash(policyHash),
      '.',
    ),
    element('h3', 'What was answered'),
    element(
      'table',
      element('thead', element('tr', ...heads)),
      element('tbody', ...answers.map((answer) => row(serviceOf, answer))),
    ),
  ];
  if (undecided.length) shown.push(element('p', `Not answered: ${undecided.join(', ')}.`));
  if (events) {
    shown.push(
      element('h3', 'How it came about'),
      element(
        'p',
        'The history ',
        element('code', id),
        ', each event with the hash of the one before.',
      ),
      element('ol', ...events.map((event) => entry(useOf, event))),
    );
  }
  return shown;
};

const faults = (problems) =>
  element(
    'ul',
    ...problems.map(({ path, message }) =>
      element('li', ...(path ? [element('code', path), ' '] : []), message),
    ),
  );

const verify = () => {
  const receipt = JSON.parse(field('receipt').value);
  const given = field('policy').value.trim();
  const policy = given ? JSON.parse(given) : receipt?.policy;
  const { valid, problems } = verifyReceipt(receipt, policy);
  if (!valid) return [element('h2', 'This receipt cannot be relied on'), faults(problems)];
  const against = given
    ? 'It is of the policy you gave.'
    : 'It is of the policy that it carries itself; give the site’s own to compare.';
  const [verdict, limits] = receipt.events
    ? [
        'This receipt agrees with its history',
        'Its events follow from each other, and what was allowed and refused is what the last of them says. When and how, ' +
          'and the date of the receipt, they do not cover.',
      ]
    : [
        'This receipt fits its policy',
        'It carries no history: an answer that was changed afterwards could not be seen.',
      ];
  const evidence =
    'That the browser told the truth no receipt can show: what the site’s server stored by its own clock is better evidence.';
  return [
    element('h2', verdict),
    element('p', `${against} ${limits} ${evidence}`),
    ...agreed({ ...receipt, policy }),
  ];
};

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  try {
    result.replaceChildren(...verify());
  } catch (error) {
    const what =
      error instanceof PolicyError
        ? [element('p', 'The policy cannot be used.'), faults(error.problems)]
        : [
            element(
              'p',
              `${error instanceof SyntaxError ? 'This is not JSON: ' : ''}${error.message}`,
            ),
          ];
    result.replaceChildren(element('h2', 'This receipt cannot be read'), ...what);
  }
});
