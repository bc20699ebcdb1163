/**
 * Every state that a visitor can meet. `answered` is what was decided before; `play` does what the visitor would do to get
 * there. `height` is that of its picture, in pixels.
 */

const day = 86_400_000;
const ago = (days) => Date.now() - days * day;

const some = ['matomo/measurement', 'youtube/media'];
const others = [
  'suggestions/personalization',
  'mixpanel/measurement',
  'google/measurement',
  'google/advertising',
];
const every = [...some, ...others];

const refusedAll = [{ at: ago(9), how: 'banner', refused: every }];
const grantedAll = [{ at: ago(9), how: 'banner', granted: every }];
const mixed = [{ at: ago(9), how: 'preferences', granted: some, refused: others }];

/** More purposes than the first layer lists one by one. */
const withMore = (policy) => ({
  ...policy,
  services: [
    ...policy.services,
    {
      id: 'chat',
      name: 'Quayside Chat',
      category: 'partner',
      purposes: ['support'],
      provider: { name: 'Quayside', country: 'NL' },
    },
    {
      id: 'posts',
      name: 'Posts',
      category: 'third-party',
      purposes: ['social'],
      provider: { name: 'Pontoon', country: 'US' },
    },
  ],
});

const open = ({ act, consent }) => act(() => consent.open());
const openDetails = async (visit, selector) => {
  open(visit);
  await visit.find('[aria-busy=false]');
  const details = await visit.find(selector);
  details.open = true;
  details.scrollIntoView({ block: 'start' });
};

export const groups = [
  {
    id: 'banner',
    title: 'The first layer',
    states: [
      { id: 'first-visit', title: 'A first visit', height: 640 },
      { id: 'many-purposes', title: 'More than five purposes', height: 640, change: withMore },
      {
        id: 'something-new',
        title: 'Something new',
        height: 640,
        answered: [
          { at: ago(9), how: 'banner', granted: some.slice(0, 1), refused: others.slice(0, 2) },
          { at: ago(9), how: 'banner', refused: ['youtube/media'] },
        ],
      },
      {
        id: 'run-out',
        title: 'Answers that have run out',
        height: 640,
        answered: [
          { at: ago(183), how: 'banner', refused: some },
          { at: ago(9), how: 'preferences', refused: others },
        ],
      },
      {
        id: 'opt-out-signal',
        title: 'With Global Privacy Control',
        height: 640,
        gpc: true,
      },
    ],
  },
  {
    id: 'preferences',
    title: 'The preferences',
    states: [
      { id: 'who', title: 'By who gets it', height: 860, play: open },
      {
        id: 'why',
        title: 'By what for',
        height: 860,
        answered: mixed,
        async play(visit) {
          open(visit);
          (await visit.find('[name=lens]:not(:checked)')).click();
        },
      },
      {
        id: 'service',
        title: 'A service, opened',
        height: 860,
        answered: mixed,
        play: (visit) => openDetails(visit, 'li:has(#service-google) > details'),
      },
      {
        id: 'new-in-preferences',
        title: 'New since the last choice',
        height: 860,
        answered: [{ at: ago(9), how: 'banner', granted: some.slice(0, 1), refused: others }],
        play: open,
      },
      {
        id: 'saving-reloads',
        title: 'Saving would reload',
        height: 860,
        answered: grantedAll,
        async play(visit) {
          visit.consent.allows('matomo');
          open(visit);
          (await visit.find('[aria-labelledby=service-matomo]')).click();
        },
      },
      {
        id: 'preferences-with-signal',
        title: 'With Global Privacy Control',
        height: 860,
        gpc: true,
        answered: [{ at: ago(9), how: 'banner', granted: ['matomo/measurement'] }],
        play: open,
      },
      {
        id: 'rights',
        title: 'Cookies and rights, promises',
        height: 860,
        play: (visit) => openDetails(visit, '.about > details'),
      },
      {
        id: 'receipt',
        title: 'The receipt',
        height: 860,
        answered: mixed,
        play: (visit) => openDetails(visit, '.about > details:last-of-type'),
      },
    ],
  },
  {
    id: 'widget',
    title: 'The widget',
    states: [
      { id: 'all-off', title: 'After refusing', height: 200, answered: refusedAll },
      { id: 'some-on', title: 'After choosing', height: 200, answered: mixed },
      { id: 'all-on', title: 'After accepting', height: 200, answered: grantedAll },
      {
        id: 'signal-honoured',
        title: 'With Global Privacy Control',
        height: 200,
        gpc: true,
        answered: [
          {
            at: ago(9),
            how: 'banner',
            refused: ['matomo/measurement', 'suggestions/personalization'],
          },
        ],
      },
    ],
  },
  {
    id: 'in-the-page',
    title: 'In the page',
    states: [
      {
        id: 'placeholder',
        title: 'In the place of a film',
        height: 560,
        answered: refusedAll,
        held: {
          scope: 'youtube',
          title: {
            en: 'A tour of the harbour',
            fr: 'Une visite du port',
            de: 'Ein Rundgang durch den Hafen',
            ar: 'جولة في الميناء',
          },
        },
      },
      {
        id: 'request',
        title: 'Asking when it is needed',
        height: 560,
        answered: [{ at: ago(9), how: 'banner', refused: every }],
        async play({ act, consent, page }) {
          const button = page.querySelector('button');
          button.hidden = false;
          button.focus();
          act(() => void consent.request('suggestions'));
        },
      },
      {
        id: 'reload',
        title: 'Withdrawn in another tab',
        height: 560,
        answered: grantedAll,
        play({ consent, otherTab }) {
          consent.allows('matomo');
          otherTab([{ at: Date.now(), how: 'preferences', refused: every }]);
        },
      },
      {
        id: 'declaration',
        title: 'The declaration, for the privacy page',
        height: 860,
        answered: refusedAll,
        declaration: true,
      },
    ],
  },
];

/** The state of this name. */
export const stateOf = (id) =>
  groups.flatMap(({ states }) => states).find((state) => state.id === id);
