import { groups, servicesOf, site, words } from '../content.mjs';
import { bundle } from './bundle.mjs';
import { installed, versionOf } from './installed.mjs';

/**
 * As the "Getting started" of its documentation says for npm: the module and its configuration in one bundle, the style
 * sheet beside it. Services stand within the categories; the cookies are in its tables.
 */
const config = {
  categories: Object.fromEntries(
    groups.map((group) => [
      group.id,
      {
        enabled: group.id === 'necessary',
        readOnly: group.id === 'necessary',
        services: Object.fromEntries(
          servicesOf(group).map(({ id, name, description, cookies }) => [
            id,
            {
              label: `${name}: ${description}`,
              cookies: cookies.map(([cookie]) => ({ name: cookie })),
            },
          ]),
        ),
      },
    ]),
  ),
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: words.title,
          description: words.text,
          acceptAllBtn: words.accept,
          acceptNecessaryBtn: words.refuse,
          showPreferencesBtn: words.choose,
          footer: `<a href="${site.policyUrl}">${words.policy}</a>`,
        },
        preferencesModal: {
          title: words.preferences,
          acceptAllBtn: words.accept,
          acceptNecessaryBtn: words.refuse,
          savePreferencesBtn: words.save,
          closeIconLabel: words.close,
          serviceCounterLabel: 'Service|Services',
          sections: groups.map((group) => ({
            title: group.name,
            description: group.description,
            linkedCategory: group.id,
            cookieTable: {
              headers: { name: 'Cookie', provider: 'Provider', lasts: 'Lasts' },
              body: servicesOf(group).flatMap(({ provider, cookies }) =>
                cookies.map(([name, lasts]) => ({ name, provider, lasts })),
              ),
            },
          })),
        },
      },
    },
  },
};

const script = `import { run } from 'vanilla-cookieconsent'; run(${JSON.stringify(config)});`;

export const vanillaCookieconsent = {
  id: 'vanilla-cookieconsent',
  name: 'vanilla-cookieconsent',
  version: versionOf('vanilla-cookieconsent'),
  files: {
    '/vanilla-cookieconsent/consent.js': (await bundle(script))['stdin.js'],
    '/vanilla-cookieconsent/cookieconsent.css': installed(
      'vanilla-cookieconsent/dist/cookieconsent.css',
    ),
  },
  page: () => ({
    head: `<link rel="stylesheet" href="/vanilla-cookieconsent/cookieconsent.css">
<script type="module" src="/vanilla-cookieconsent/consent.js"></script>`,
    link: '<a href="#" data-cc="show-preferencesModal">Privacy choices</a>',
    mark: ({ service, src, text }) => {
      const marked = `type="text/plain" data-category="${categoryOf(service)}" data-service="${service}"`;
      return src
        ? `<script ${marked} src="${src}"></script>`
        : `<script ${marked}>${text}</script>`;
    },
  }),
  ui: {
    banner: '#cc-main .cm',
    refuse: '#cc-main .cm [data-role="necessary"]',
    choose: '#cc-main .cm [data-role="show"]',
    accept: '#cc-main .cm [data-role="all"]',
    preferences: '#cc-main .pm input',
  },
};

const categoryOf = (service) =>
  groups.find((group) => servicesOf(group).some(({ id }) => id === service)).id;
