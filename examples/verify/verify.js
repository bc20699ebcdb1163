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

const row = (nameOf, { service, purpose, granted, at, until, how }) => {
  const head = element('th', nameOf(service), ' ', small(purpose));
  head.scope = 'row';
  const given = small(`${ways[how] ?? how}, until ${days.format(new Date(until))}`);
  return element(
    'tr',
    head,
    element('td', granted ? 'allowed' : 'refused'),
    element('td', moment(at), ' ', given),
  );
};

const agreed = ({ policy, answers, undecided, events, issued }) => {
  const nameOf = (id) => say(policy.services.find((service) => service.id === id)?.name, id);
  const useOf = (use) => {
    const [service, purpose] = use.split('/');
    return `${nameOf(service)} (${purpose})`;
  };
  const heads = ['Service and purpose', 'Answer', 'Given'].map((head) => {
    const made = element('th', head);
    made.scope = 'col';
    return made;
  });
  const shown = [
    element('p', `${say(policy.site.name)}, as of ${moment(issued)}.`),
    element('h3', 'What was answered'),
    element(
      'table',
      element('thead', element('tr', ...heads)),
      element('tbody', ...answers.map((answer) => row(nameOf, answer))),
    ),
  ];
  if (undecided.length) shown.push(element('p', `Not answered: ${undecided.join(', ')}.`));
  if (events) {
    const entries = events.map(({ at, type, changed }) =>
      element('li', `${moment(at)}: ${kinds[type] ?? type} `, small(changed.map(useOf).join(', '))),
    );
    shown.push(element('h3', 'How it came about'), element('ol', ...entries));
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
  const against = given ? 'It fits the policy you gave.' : 'It fits the policy in it.';
  return [element('h2', 'This receipt is whole'), element('p', against), ...agreed(receipt)];
};

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  try {
    result.replaceChildren(...verify());
  } catch (error) {
    const what =
      error instanceof PolicyError
        ? [element('p', 'The policy cannot be used.'), faults(error.problems)]
        : [element('p', `This is not JSON: ${error.message}`)];
    result.replaceChildren(element('h2', 'This receipt cannot be read'), ...what);
  }
});
