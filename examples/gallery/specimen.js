import '../../dist/esm/elements.js';
import { createConsent } from '../../dist/esm/index.js';
import { dressPage, heldFilm, line, lines } from './draw-page.js';
import { recordOf } from './record-of.js';
import { stateOf } from './states.js';

/*
 * One state of one element, by the real code: what was answered before lies in the storage, and what the visitor would
 * have done to get here is done for them. Which state, and how it is shown, stands in the address.
 */
if (parent !== window) {
  // As a picture among others it takes neither the focus nor the place that the gallery is scrolled to.
  HTMLElement.prototype.focus = () => {};
  const { showModal } = HTMLDialogElement.prototype;
  HTMLDialogElement.prototype.showModal = function () {
    this.inert = true;
    showModal.call(this);
    this.inert = false;
  };
}

const wanted = new URLSearchParams(location.search);
const { answered = [], change, declaration, gpc, held, play } = stateOf(wanted.get('state'));
const setting = (name) => wanted.get(name) ?? '';
const language = setting('lang') || 'en';
await dressPage({
  lang: language,
  scheme: setting('scheme'),
  theme: setting('theme'),
  placement: setting('placement'),
});
const page = document.querySelector('main');

if (gpc !== undefined) Object.defineProperty(navigator, 'globalPrivacyControl', { value: gpc });

const declared = await (await fetch('policy.json')).json();
const policy = change ? change(declared) : declared;

if (declaration) page.append(document.createElement('accord-declaration'));
else {
  page.append(line('title'), ...lines(3));
  page.append(held ? heldFilm(held.scope, held.title[language] ?? held.title.en) : line('picture'));
  const button = document.createElement('button');
  button.textContent = '☆';
  button.ariaLabel = 'Suggestions';
  button.hidden = true;
  page.append(button, ...lines(9));
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
document.documentElement.dataset.ready = '';
