import { PolicyError, verifyReceipt } from '../../dist/esm/server.js';

const field = (id) => document.getElementById(id);
const result = field('result');
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });
const date = (time) => dates.format(new Date(time));

/** An element with texts and elements in it. Nothing of a receipt is ever read as markup. */
const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

const table = (caption, heads, rows) => {
  const box = element(
    'div',
    element(
      'table',
      element('caption', caption),
      element('thead', element('tr', ...heads.map((head) => element('th', head)))),
      element(
        'tbody',
        ...rows.map((cells) => element('tr', ...cells.map((cell) => element('td', String(cell))))),
      ),
    ),
  );
  box.className = 'scroll';
  return box;
};

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

const agreed = ({ policy, answers, undecided, events, issued }) => {
  const nameOf = (id) => say(policy.services.find((service) => service.id === id)?.name, id);
  const shown = [
    element('p', `${say(policy.site.name)}, as of ${date(issued)}.`),
    table(
      'Answers',
      ['Service', 'Purpose', 'Answer', 'Given', 'Until'],
      answers.map(({ service, purpose, granted, at, until, how }) => [
        nameOf(service),
        purpose,
        granted ? 'allowed' : 'refused',
        `${date(at)}, ${ways[how] ?? how}`,
        date(until),
      ]),
    ),
  ];
  if (undecided.length) shown.push(element('p', `Not answered: ${undecided.join(', ')}.`));
  if (events) {
    shown.push(
      table(
        'History',
        ['', 'When', 'What', 'About'],
        events.map(({ number, at, type, changed }) => [
          number,
          date(at),
          kinds[type] ?? type,
          changed.join(', '),
        ]),
      ),
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
