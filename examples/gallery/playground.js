import { parsePolicy, PolicyError } from '../../dist/esm/index.js';
import { snippetOf } from './snippet-of.js';

const byId = (id) => document.getElementById(id);
const form = document.querySelector('form');
const editor = byId('policy');
const preview = byId('preview');

/** The last policy without problems, and as it was written. */
let policy;
let written;

const settings = () => {
  const { own, accent, ...chosen } = Object.fromEntries(new FormData(form));
  return { ...chosen, accent: own ? accent : undefined };
};

/** Nothing that the author or the policy says is ever read as markup. */
const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};
const list = (entries) => element('ul', ...entries.map((entry) => element('li', ...entry)));

const problemsOf = (text) => {
  try {
    const declared = JSON.parse(text);
    parsePolicy(declared);
    policy = declared;
    written = text;
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) return [['This is not JSON: ', error.message]];
    return error.problems.map(({ path, message }) => [
      element('code', path || 'policy'),
      ' ',
      message,
    ]);
  }
};

const sayProblems = (problems) => {
  const box = byId('problems');
  const count = problems.length;
  if (!count) box.replaceChildren(element('p', 'No problems.'));
  else {
    const said = count === 1 ? '1 problem' : `${count} problems`;
    const rest = policy ? ' What your visitors see stays as it was before.' : '';
    box.replaceChildren(element('p', `${said}.${rest}`), list(problems));
  }
  editor.setAttribute('aria-invalid', `${count > 0}`);
};

const sayFindings = (findings) => {
  const box = byId('fairness');
  if (!findings.length) box.replaceChildren(element('p', 'Fair and readable, as it stands here.'));
  else {
    const entries = findings.map(({ subject, message, fix }) => [
      `${subject}: ${message} ${fix ?? ''}`,
    ]);
    box.replaceChildren(
      element('p', 'Not fair, or hard to read, as it stands here:'),
      list(entries),
    );
  }
};

/** Each time a first visit: the page in the frame keeps its decision in memory alone. */
const visit = () => {
  byId('fairness').replaceChildren();
  preview.className = settings().window;
  preview.src = 'preview.html';
};
const show = () => {
  byId('accent').hidden = !form.elements.own.checked;
  if (!policy) return;
  byId('snippet').textContent = snippetOf(policy, written, settings());
  visit();
};

let waiting;
const read = () => {
  const before = policy;
  sayProblems(problemsOf(editor.value));
  if (policy !== before) show();
};

const start = async () => {
  editor.value = await (await fetch(byId('start').value)).text();
  read();
};

// The page in the frame asks for what to show, and says what the fairness check has found.
addEventListener('message', ({ source, origin, data }) => {
  if (source !== preview.contentWindow || origin !== location.origin) return;
  if (data.findings) sayFindings(data.findings);
  else if (policy) source.postMessage({ policy, settings: settings() }, origin);
});
editor.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(read, 300);
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', show);
byId('again').addEventListener('click', visit);
byId('start').addEventListener('change', start);
byId('copy').addEventListener('click', async () => {
  const snippet = byId('snippet');
  try {
    await navigator.clipboard.writeText(snippet.textContent);
    byId('copied').textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(snippet);
    byId('copied').textContent = 'Selected: copy it by keyboard';
  }
});
await start();
