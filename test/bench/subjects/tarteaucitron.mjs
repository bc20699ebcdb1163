import { groups, optionalServices, site, tellAll } from '../content.mjs';
import { installed, versionOf } from './installed.mjs';

/**
 * As its README says, with the settings of its README, minified files, and the services as "custom services": it holds no
 * markup, a service's scripts stand in its `js`. It shows its own icon for later changes.
 */
const settings = {
  privacyUrl: site.policyUrl,
  bodyPosition: 'bottom',
  hashtag: '#tarteaucitron',
  cookieName: 'tarteaucitron',
  orientation: 'middle',
  groupServices: true,
  showDetailsOnClick: true,
  serviceDefaultState: 'wait',
  showAlertSmall: false,
  cookieslist: false,
  showIcon: true,
  iconPosition: 'BottomRight',
  adblocker: false,
  DenyAllCta: true,
  AcceptAllCta: true,
  highPrivacy: true,
  handleBrowserDNTRequest: false,
  removeCredit: false,
  moreInfoLink: true,
  useExternalCss: false,
  useExternalJs: false,
  mandatory: true,
  mandatoryCta: true,
  googleConsentMode: true,
  bingConsentMode: true,
  pianoConsentMode: true,
};

const texts = Object.fromEntries([
  ...groups
    .filter(({ id }) => id !== 'necessary')
    .map(({ type, name, description }) => [type, { title: name, details: description }]),
  ...optionalServices.map((service) => [`desc-${service.id}`, tellAll(service)]),
]);

const start = ({ src, text }) => (src ? `tarteaucitron.addScript('${src}');` : text);

const customService = ({ id, name, group, cookies }, tags) => `
tarteaucitron.services['${id}'] = {
  key: '${id}', type: '${groups.find((each) => each.id === group).type}', name: '${name}', needConsent: true,
  cookies: ${JSON.stringify(cookies.map(([cookie]) => cookie))}, readmoreLink: '${site.policyUrl}',
  js: function () { ${tags
    .filter(({ service }) => service === id)
    .map(start)
    .join('\n')} },
};
(tarteaucitron.job = tarteaucitron.job || []).push('${id}');`;

const files = [
  'tarteaucitron.min.js',
  'tarteaucitron.services.min.js',
  'lang/tarteaucitron.en.min.js',
  'css/tarteaucitron.min.css',
];

export const tarteaucitron = {
  id: 'tarteaucitron',
  name: 'tarteaucitron',
  version: versionOf('tarteaucitronjs'),
  files: Object.fromEntries(
    files.map((file) => [`/tarteaucitron/${file}`, installed(`tarteaucitronjs/${file}`)]),
  ),
  page: ({ tags }) => ({
    head: `<script>var tarteaucitronForceLanguage = 'en', tarteaucitronCustomText = ${JSON.stringify(texts)};</script>
<script src="/tarteaucitron/tarteaucitron.min.js"></script>
<script>tarteaucitron.init(${JSON.stringify(settings)});</script>`,
    end: `<script>${optionalServices.map((each) => customService(each, tags)).join('')}</script>`,
    mark: () => '',
  }),
  ui: {
    banner: '#tarteaucitronAlertBig',
    refuse: '#tarteaucitronAllDenied2',
    choose: '#tarteaucitronCloseAlert',
    accept: '#tarteaucitronPersonalize2',
    preferences: '#tarteaucitron',
  },
};
