import { groups } from './states.js';

const themes = [
  ['', 'Own look'],
  ['newspaper', 'Newspaper'],
  ['shop', 'Shop'],
  ['public-service', 'Public service'],
  ['high-contrast', 'High contrast'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['auto', 'Auto'],
];

const form = document.querySelector('form');
const element = (name, properties, ...content) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
};

/** The address of one picture, as the controls say. */
const addressOf = (state, theme) => {
  const { lang, scheme, placement } = Object.fromEntries(new FormData(form));
  const wanted = new URLSearchParams({ state, theme, lang, scheme, placement });
  return `specimen.html?${wanted}`;
};

/** Every picture of the page: what sets its address anew. */
const pictures = [];

const picture = (state, theme, name) => {
  const frame = element('iframe', { loading: 'lazy', title: `${state.title}, ${name}` });
  // Looked at, not used: nothing in it takes the focus of whoever walks through this page.
  frame.inert = true;
  frame.style.blockSize = `${state.height}px`;
  const open = element('a', { target: '_blank' }, 'Open');
  open.setAttribute('aria-label', `Open ${state.title}, ${name}`);
  pictures.push(() => {
    const address = addressOf(state.id, theme);
    open.href = address;
    frame.src = address;
  });
  return element('figure', {}, frame, element('figcaption', {}, name, open));
};

const section = (state) => {
  // The declaration looks like the page that it stands in, whatever the theme.
  const shown = state.declaration ? themes.slice(0, 1) : themes;
  const all = shown.map(([theme, name]) => picture(state, theme, name));
  return [
    element('h3', { id: state.id }, state.title),
    element('div', { className: 'specimens' }, ...all),
  ];
};

const link = ({ id, title }) => element('a', { href: `#${id}` }, title);
document.querySelector('nav').append(
  element(
    'ul',
    {},
    ...groups.map((group) => {
      const links = group.states.map((state) => element('li', {}, link(state)));
      return element('li', {}, link(group), element('ul', {}, ...links));
    }),
  ),
);
document
  .querySelector('main')
  .append(
    ...groups.flatMap(({ id, title, states }) => [
      element('h2', { id }, title),
      ...states.flatMap(section),
    ]),
  );

const show = () => {
  const chosen = new URLSearchParams(new FormData(form));
  history.replaceState(null, '', `?${chosen}${location.hash}`);
  for (const each of document.querySelectorAll('.specimens')) {
    each.className = `specimens ${chosen.get('window')}`;
  }
  for (const set of pictures) set();
};

for (const [name, value] of new URLSearchParams(location.search)) {
  if (form.elements[name]) form.elements[name].value = value;
}
form.addEventListener('change', show);
show();
