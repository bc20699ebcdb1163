/**
 * What every subject is given: the same site, the same four groups, the same services and the same sentences. A library
 * that has no place for a sentence (a service's description, what refusing changes) leaves it out, to its advantage.
 */
export const site = {
  name: 'Rivage',
  policyUrl: '/privacy',
  contact: 'privacy@rivage.example',
  promises: ['We do not sell data about you.', 'A no is kept as long as a yes.'],
};

/** `category` is Accord's word for the group, `type` tarteaucitron's, `purpose` c15t's. */
export const groups = [
  {
    id: 'necessary',
    category: 'necessary',
    type: 'other',
    purpose: 'necessary',
    name: 'Necessary',
    description: 'What the site cannot do without, such as remembering what is in your basket.',
  },
  {
    id: 'measurement',
    category: 'first-party',
    type: 'analytic',
    purpose: 'measurement',
    name: 'Measurement',
    description: 'Counts which pages are read and where people give up, so that we can mend them.',
  },
  {
    id: 'comfort',
    category: 'partner',
    type: 'support',
    purpose: 'experience',
    name: 'Suggestions and help',
    description: 'Suggests articles by what you have read here, and offers a chat with our office.',
  },
  {
    id: 'advertising',
    category: 'third-party',
    type: 'ads',
    purpose: 'marketing',
    name: 'Advertising',
    description: 'Shows advertisements chosen by what you do here and on other sites.',
  },
];

const service = (id, name, group, purpose, provider, texts) => ({
  ...{ id, name, group, purpose, provider },
  ...texts,
});

export const services = [
  service('basket', 'Basket', 'necessary', 'preferences', 'Rivage', {
    description: 'Remembers what you put into the basket.',
    data: 'the goods in your basket',
    benefit: 'The basket keeps its contents from page to page.',
    refusal: 'It is needed for the shop and works without asking.',
    retention: 'P30D',
    cookies: [['basket', 'P30D']],
  }),
  service('counter', 'Page counter', 'measurement', 'measurement', 'Rivage', {
    description: 'Counts visits on our own server.',
    data: 'the address of each page you read',
    benefit: 'We learn which pages are worth more work.',
    refusal: 'The pages stay the same; your visit is not counted.',
    retention: 'P13M',
    cookies: [
      ['_pk_id', 'P13M'],
      ['_pk_ses', 'PT30M'],
    ],
  }),
  service('heatmap', 'Heat map', 'measurement', 'measurement', 'Rivage', {
    description: 'Draws where on a page people click and how far they scroll.',
    data: 'your clicks and how far you scroll',
    benefit: 'We find forms and pages that are hard to use.',
    refusal: 'The pages stay the same; your clicks are not drawn.',
    retention: 'P3M',
    cookies: [['hm_id', 'P3M']],
  }),
  service('suggestions', 'Suggestions', 'comfort', 'personalization', 'Lectern', {
    description: 'Chooses the articles under “You may also like”.',
    data: 'the articles you have read here',
    benefit: 'Suggestions follow what you like to read.',
    refusal: 'You see the articles that most people read.',
    retention: 'P6M',
    cookies: [['lectern', 'P6M']],
  }),
  service('chat', 'Chat', 'comfort', 'support', 'Helmsman', {
    description: 'Opens a window for questions to our office.',
    data: 'what you write, and the page you write from',
    benefit: 'Somebody answers while you are still here.',
    refusal: 'There is no chat window; telephone and e-mail stay.',
    retention: 'P1Y',
    cookies: [['helmsman', 'P1Y']],
  }),
  service('ads', 'Advertisements', 'advertising', 'advertising', 'Broadside Media', {
    description: 'Fills the place for advertisements.',
    data: 'the pages you read here and on other sites that use it',
    benefit: 'Advertisements pay for this site and fit you better.',
    refusal: 'You see advertisements that know nothing of you.',
    retention: 'P13M',
    cookies: [['bm_uid', 'P13M']],
  }),
  service('pixel', 'Campaign pixel', 'advertising', 'advertising', 'Harbour Social', {
    description: 'Tells a social network which of its advertisements brought you here.',
    data: 'that you came, and what you ordered',
    benefit: 'We pay for fewer advertisements that nobody wants.',
    refusal: 'The network learns nothing from this site.',
    retention: 'P6M',
    cookies: [['hs_p', 'P6M']],
  }),
];

/** For libraries with one free text per service: all that is to be said about it. */
export const tellAll = ({ provider, description, data, benefit, refusal }) =>
  `${description} ${provider} learns ${data}. ${benefit} If you refuse: ${refusal}`;

export const servicesOf = (group) => services.filter((each) => each.group === group.id);

export const optionalServices = services.filter(({ group }) => group !== 'necessary');

/** The first layer, for libraries that bring no words of their own. */
export const words = {
  title: 'May Rivage use some of your data?',
  text:
    'Nothing below starts without your yes: counting which pages are read, suggestions and a chat window, ' +
    'advertisements based on your visit. If you refuse, every page here stays open to you. ' +
    'Change your mind at any time under “Privacy choices”.',
  accept: 'Accept all',
  refuse: 'Refuse all',
  choose: 'Choose',
  save: 'Save my choices',
  close: 'Close',
  preferences: 'Privacy choices',
  policy: 'Privacy policy',
};
