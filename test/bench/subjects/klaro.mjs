import { groups, services, site, tellAll } from '../content.mjs';
import { installed, versionOf } from './installed.mjs';

/** As its README says: a deferred configuration before the deferred script; grouped by purpose, accept and decline both shown. */
const config = {
  version: 1,
  elementID: 'klaro',
  groupByPurpose: true,
  storageMethod: 'cookie',
  cookieName: 'klaro',
  cookieExpiresAfterDays: 182,
  default: false,
  mustConsent: false,
  acceptAll: true,
  hideDeclineAll: false,
  hideLearnMore: false,
  lang: 'en',
  translations: {
    en: {
      privacyPolicyUrl: site.policyUrl,
      purposes: Object.fromEntries(
        groups.map(({ id, name, description }) => [id, { title: name, description }]),
      ),
    },
  },
  services: services.map((service) => ({
    name: service.id,
    title: service.name,
    description: tellAll(service),
    purposes: [service.group],
    cookies: service.cookies.map(([name]) => name),
    required: service.group === 'necessary',
  })),
};

export const klaro = {
  id: 'klaro',
  name: 'Klaro',
  version: versionOf('klaro'),
  files: {
    '/klaro/config.js': `var klaroConfig = ${JSON.stringify(config)};`,
    '/klaro/klaro.js': installed('klaro/dist/klaro.js'),
  },
  page: () => ({
    head: `<script defer src="/klaro/config.js"></script>
<script defer src="/klaro/klaro.js"></script>`,
    link: '<a href="#" onclick="return klaro.show()">Privacy choices</a>',
    mark: ({ service, src, text }) => {
      const marked = `type="text/plain" data-type="text/javascript" data-name="${service}"`;
      return src
        ? `<script ${marked} data-src="${src}"></script>`
        : `<script ${marked}>${text}</script>`;
    },
  }),
  ui: {
    banner: '#klaro .cookie-notice',
    refuse: '#klaro .cookie-notice .cn-decline',
    choose: '#klaro .cookie-notice .cn-learn-more',
    accept: '#klaro .cookie-notice .cm-btn-success',
    preferences: '#klaro .cookie-modal .cm-modal',
  },
};
