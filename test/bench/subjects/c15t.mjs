import { groups, site, services, words } from '../content.mjs';
import { bundle } from './bundle.mjs';
import { fileURLToPath } from 'node:url';
import { versionOf } from './installed.mjs';

/**
 * As its React quickstart says, without a backend (`mode: 'offline'`), so that no request of its own is counted. It is made
 * for pages that already have React: its floor is a page with React and a trivial component, and React's bytes are not
 * counted as its own. It knows no services, only its five categories; scripts stand in its configuration.
 */
const app = `
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsentManagerProvider, ConsentBanner, ConsentDialog, useConsentManager } from '@c15t/react';

const options = {
  mode: 'offline',
  consentCategories: ${JSON.stringify(groups.map(({ purpose }) => purpose))},
  overrides: { country: 'DE' },
  legalLinks: { privacyPolicy: { href: '${site.policyUrl}' } },
  i18n: { locale: 'en', detectBrowserLanguage: false, messages: { en: ${JSON.stringify({
    cookieBanner: { title: words.title, description: words.text },
    consentTypes: Object.fromEntries(
      groups.map(({ purpose, name, description }) => [purpose, { title: name, description }]),
    ),
  })} } },
  scripts: JSON.parse(document.getElementById('scripts').textContent),
};

function PrivacyChoices() {
  const { setActiveUI } = useConsentManager();
  return h('button', { onClick: () => setActiveUI('dialog') }, 'Privacy choices');
}

createRoot(document.getElementById('root')).render(
  h(ConsentManagerProvider, { options }, h(ConsentBanner), h(ConsentDialog), h(PrivacyChoices)),
);
`;

const trivialApp = `
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(h('button', null, 'Privacy choices'));
`;

/** React is one file and the rest another, as bundlers split a site's vendors from its own code. */
const reactModules = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime'];
const reactNames = new Set();
const reactLines = [];
for (const [index, module] of reactModules.entries()) {
  const names = Object.keys((await import(module)).default).filter(
    (name) => /^[a-z]\w*$/i.test(name) && !reactNames.has(name),
  );
  for (const name of names) reactNames.add(name);
  reactLines.push(
    `import m${index} from '${module}'; export const { ${names.join(', ')} } = m${index};`,
  );
}
const reactFile = await bundle(`${reactLines.join('\n')}\nexport default m0;`);
const fromReactFile = {
  name: 'react in its own file',
  setup(build) {
    build.onResolve({ filter: /^(react|react-dom)(\/.*)?$/ }, () => ({
      path: '/react/react.js',
      external: true,
    }));
  },
};
const split = async (contents) =>
  (await bundle(contents, { plugins: [fromReactFile], jsx: 'automatic' }))['stdin.js'];

const purposeOf = (id) => {
  const { group } = services.find((service) => service.id === id);
  return groups.find((each) => each.id === group).purpose;
};

const scripts = (tags) =>
  tags.map(({ name, service, src, text }) => ({
    id: name,
    category: purposeOf(service),
    ...(src ? { src } : { textContent: text }),
  }));

const styles = fileURLToPath(new URL('../node_modules/@c15t/react/styles.css', import.meta.url));
const files = { '/react/react.js': reactFile['stdin.js'] };

export const react = {
  id: 'react',
  name: 'React with a button',
  isFloor: true,
  version: versionOf('react'),
  files: { ...files, '/react/app.js': await split(trivialApp) },
  page: () => ({
    head: '<link rel="modulepreload" href="/react/react.js">\n<script type="module" src="/react/app.js"></script>',
    link: '<span id="root"></span>',
  }),
};

export const c15t = {
  id: 'c15t',
  name: 'c15t (in React)',
  floor: 'react',
  version: versionOf('@c15t/react'),
  files: {
    ...files,
    '/c15t/app.js': await split(app),
    '/c15t/styles.css': (await bundle('', { stdin: undefined, entryPoints: [styles] }))[
      'styles.css'
    ],
  },
  page: ({ tags }) => ({
    head: `<link rel="stylesheet" href="/c15t/styles.css">
<link rel="modulepreload" href="/react/react.js">
<script type="module" src="/c15t/app.js"></script>`,
    link: '<span id="root"></span>',
    end: `<script type="application/json" id="scripts">${JSON.stringify(scripts(tags))}</script>`,
    mark: () => '',
  }),
  ui: {
    banner: '[data-testid="consent-banner-root"]',
    refuse: '[data-testid="consent-banner-reject-button"]',
    choose: '[data-testid="consent-banner-customize-button"]',
    accept: '[data-testid="consent-banner-accept-button"]',
    preferences: '[data-testid="consent-dialog-root"]',
  },
};
