import type { Category, Service } from '../policy/policy.js';
import { daysOf, formatDuration } from './format-duration.js';
import { isOwnSite } from './is-own-site.js';
import { providerText } from './provider-text.js';
import type { Scene } from './scene.js';

/** The six questions that every group answers, and what its services say to them. */
export type GroupAnswers = readonly (readonly [question: string, answers: readonly string[]])[];

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].filter(Boolean);

/** Answers in one sentence each; of several services, each by its name. */
const each = (
  scene: Scene,
  services: readonly Service[],
  answer: (service: Service) => string,
): string[] => {
  const given = services.map((service) => [scene.say(service.name), answer(service)] as const);
  const answers = unique(given.map(([, text]) => text));
  if (answers.length < 2) return answers;
  return given
    .filter(([, text]) => text)
    .map(([name, text]) => scene.fill(scene.texts.pair, { name, text }));
};

/** The longest time that anything is kept: the data, or an item in the browser. */
const longest = (services: readonly Service[]): string | undefined => {
  const times = services.flatMap(({ retention, items = [] }) => [
    ...(retention ? [retention] : []),
    ...items.flatMap(({ lasts }) => (lasts && lasts !== 'session' ? [lasts] : [])),
  ]);
  return times.sort((a, b) => daysOf(b) - daysOf(a))[0];
};

export const groupAnswers = (
  scene: Scene,
  category: Category,
  services: readonly Service[],
): GroupAnswers => {
  const { texts, fill, site, language } = scene;
  const purposes = unique(services.flatMap((service) => [...service.purposes]));
  const time = formatDuration(longest(services), language);
  const who = unique(services.map((service) => providerText(scene, service)));
  const rows: [string, readonly string[]][] = [
    [
      texts.who,
      who.length ? [scene.list(who)] : isOwnSite(category) ? [fill(texts.whoSite, { site })] : [],
    ],
    [
      texts.why,
      purposes.map((id) =>
        fill(texts.pair, { name: scene.purposeName(id), text: scene.purposeWhat(id) }),
      ),
    ],
    [
      texts.data,
      [scene.list(unique(services.flatMap(({ data = [] }) => data.map(scene.say))))].filter(
        Boolean,
      ),
    ],
    [texts.keep, time ? [fill(texts.upTo, { time })] : []],
    [texts.get, each(scene, services, ({ benefit }) => scene.say(benefit))],
    [
      texts.refusal,
      category === 'necessary'
        ? [texts.refusalNecessary]
        : each(scene, services, ({ refusal }) => scene.say(refusal)),
    ],
  ];
  return rows.map(([question, answers]) => [question, answers.length ? answers : [texts.unstated]]);
};
