/**
 * The scripts that each page holds back. A tag is `{ name, service, src | text }`; what it runs notes itself in
 * `window.ran` with the time.
 */
const note = (name) => `(window.ran||=[]).push(["${name}",performance.now()]);`;

/** About what a small tag manager or pixel does when it starts: a fixed amount of work, so that a slow CPU shows. */
const work = 'for(let i=0,x=0;i<150000;i++)x+=Math.sqrt(i);';

const external = (name, service) => ({ name, service, src: `/gated/${name}.js` });
const inline = (name, service, text = '') => ({ name, service, text: note(name) + text });

/** One external and one inline script per group. */
const usual = [
  external('counter', 'counter'),
  inline('heatmap', 'heatmap'),
  external('suggestions', 'suggestions'),
  inline('chat', 'chat'),
  external('ads', 'ads'),
  inline('pixel', 'pixel'),
];

const twenty = Array.from({ length: 20 }, (_, index) =>
  index % 2 ? inline(`work-${index}`, 'counter', work) : external(`work-${index}`, 'counter'),
);

const held = (count) =>
  Array.from({ length: count }, (_, index) => inline(`held-${index}`, 'counter'));

/** `usual`, `twenty`, or a number of inline scripts. */
export const tagSet = (which) =>
  which === 'usual' ? usual : which === 'twenty' ? twenty : held(Number(which));

/** What the server gives for `/gated/<name>.js`. */
export const gatedScript = (name) => note(name) + (name.startsWith('work-') ? work : '');

/** The tag as it stood before anybody asked for consent. */
export const ungated = ({ src, text }) =>
  src ? `<script src="${src}"></script>` : `<script>${text}</script>`;
