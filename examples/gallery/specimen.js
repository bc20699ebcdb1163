import '../../dist/esm/elements.js';
import { createConsent } from '../../dist/esm/index.js';
import { recordOf } from './record-of.js';
import { stateOf } from './states.js';

/*
 * One state of one element, by the real code: what was answered before lies in the storage, and what the visitor would
 * have done to get here is done for them. Which state, and how it is shown, stands in the address.
 */
const wanted = new URLSearchParams(location.search);
const { answered = [], change, declaration, gpc, held, play } = stateOf(wanted.get('state'));
const language = wanted.get('lang') ?? 'en';
const root = document.documentElement;
root.lang = language;
root.dir = language === 'ar' ? 'rtl' : 'ltr';
if (wanted.has('scheme')) root.style.colorScheme = wanted.get('scheme');

const page = document.querySelector('main');
const line = (kind = '') => {
  const drawn = document.createElement('div');
  drawn.className = `line ${kind}`;
  return drawn;
};
const lines = (count) =>
  Array.from({ length: count }, (_, at) => line(at % 4 === 3 ? 'short' : ''));

const theme = wanted.get('theme');
if (theme) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `../../dist/themes/${theme}.css`;
  const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
  document.head.append(link);
  await loaded;
}

if (gpc !== undefined) Object.defineProperty(navigator, 'globalPrivacyControl', { value: gpc });

const declared = await (await fetch('policy.json')).json();
const policy = change ? change(declared) : declared;

if (declaration) page.append(document.createElement('accord-declaration'));
else {
  page.append(line('title'), ...lines(3));
  if (held) {
    const film = document.createElement('div');
    film.className = 'film';
    const frame = document.createElement('iframe');
    frame.title = held.title;
    frame.dataset.consent = held.scope;
    frame.dataset.src = 'about:blank';
    frame.dataset.placeholder = '';
    film.append(frame);
    page.append(film);
  } else page.append(line('picture'));
  const button = document.createElement('button');
  button.textContent = '☆';
  button.ariaLabel = 'Suggestions';
  button.hidden = true;
  page.append(button, ...lines(9));
}
if (wanted.has('placement')) {
  const host = document.createElement('accord-consent');
  host.setAttribute('placement', wanted.get('placement'));
  document.body.prepend(host);
}

let record = answered.length ? recordOf(policy, answered) : null;
const storage = {
  read: () => record,
  write: (text) => {
    record = text;
  },
};
const consent = createConsent(policy, { language, storage });

/** Some things only a visitor can do. These pages are looked at, so they do them in the visitor's place. */
const act = (what) => {
  Object.defineProperty(navigator, 'userActivation', {
    value: { isActive: true },
    configurable: true,
  });
  what();
  delete navigator.userActivation;
};

/** The first such element in Accord's dialog, once it is there. */
const find = async (selector) => {
  for (;;) {
    const roots = [document.querySelector('accord-consent')?.shadowRoot];
    for (const child of roots[0]?.children ?? []) roots.push(child.shadowRoot);
    for (const each of roots) {
      const found = each?.querySelector(selector);
      if (found) return found;
    }
    await new Promise(requestAnimationFrame);
  }
};

/** Another tab of the same site stores other answers. */
const otherTab = (answers) => {
  record = recordOf(policy, answers);
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
};

await play?.({ act, consent, find, otherTab, page });
root.dataset.ready = '';
