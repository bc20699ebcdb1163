import { readdirSync, readFileSync } from 'node:fs';
import { groups, services, site } from '../content.mjs';

const dist = new URL('../../../dist/', import.meta.url);
const { version } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);

const policy = {
  site,
  services: services.map(({ id, name, group, purpose, provider, cookies, data, ...texts }) => ({
    id,
    name,
    category: groups.find((each) => each.id === group).category,
    purposes: [purpose],
    provider: { name: provider, policyUrl: '/privacy' },
    ...texts,
    data: [data],
    items: cookies.map(([cookie, lasts]) => ({ name: cookie, kind: 'cookie', lasts })),
  })),
};

const files = Object.fromEntries(
  readdirSync(dist, { recursive: true })
    .filter((name) => /^(locales.)?[\w.-]+\.js$/.test(name))
    .map((name) => [`/accord/${name.replaceAll('\\', '/')}`, readFileSync(new URL(name, dist))]),
);

const mark = ({ service, src, text }) =>
  src
    ? `<script type="text/plain" data-consent="${service}" src="${src}"></script>`
    : `<script type="text/plain" data-consent="${service}">${text}</script>`;

const banner = 'accord-consent >>> ';
const ui = {
  banner: `${banner}.banner`,
  refuse: `${banner}.choices :nth-child(1)`,
  choose: `${banner}.choices :nth-child(2)`,
  accept: `${banner}.choices :nth-child(3)`,
  preferences: 'accord-consent >>> accord-preferences >>> dialog',
};

const way = (id, name, script, { preload, widget, loading = 'async' } = {}) => ({
  id,
  name,
  version,
  files,
  ui,
  page: ({ cookies }) => ({
    head: `<script type="application/json" id="policy">${JSON.stringify(policy)}</script>
${preload && !cookies.includes('accord=') ? preload : ''}
<script ${loading} src="/accord/${script}" data-policy="#policy"></script>`,
    link: widget ? undefined : '<a href="/privacy" data-consent-open>Privacy choices</a>',
    mark,
  }),
});

/** As the README says under "Start with a script tag"; the site has its own link to the preferences, as for the peers. */
export const accord = way('accord', 'Accord', 'accord.js');

/** The same where the server sees that no decision is stored, and lets the browser fetch the dialog at once. */
export const accordPreloaded = way('accord-preloaded', 'Accord, UI preloaded', 'accord.js', {
  preload: '<link rel="modulepreload" href="/accord/accord-ui.js">',
});

/** Everything in one file, for sites that want one request or an `integrity` attribute. */
export const accordOneFile = way('accord-one-file', 'Accord, one file', 'accord.all.js');

/** Where the site has no link of its own, Accord shows its widget, on every page. */
export const accordWidget = way('accord-widget', 'Accord, own widget', 'accord.js', {
  widget: true,
});

/** Without `async`, so that the tags of returning visitors start while the page is still being parsed. */
export const accordInHead = way('accord-in-head', 'Accord, without async', 'accord.js', {
  loading: '',
});
