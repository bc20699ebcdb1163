import { html, type TemplateResult } from 'lit';
import type { Category, Service, Text } from '../policy/policy.js';
import { daysOf, formatDuration } from './format-duration.js';
import { isOwnSite } from './is-own-site.js';
import { providerText } from './provider-text.js';
import type { Scene } from './scene.js';

/** The six questions that every group answers, and what its services say to them. */
export type GroupAnswers = readonly (readonly [question: string, answers: readonly Answer[]])[];

type Answer = string | TemplateResult;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].filter(Boolean);

/** Screen readers have to know where the site speaks another language than the one shown: that of `text`. */
const mark = (scene: Scene, said: string, text: Text | undefined): TemplateResult =>
  html`<bdi lang=${scene.otherLanguage(text)}>${said}</bdi>`;

/** One of these texts, where all of them are in the same language. */
const inOne = ({ otherLanguage }: Scene, [first, ...others]: readonly Text[]): Text | undefined =>
  others.every((other) => otherLanguage(other) === otherLanguage(first)) ? first : undefined;

/** Answers in one sentence each; of several services, each by its name. */
const each = (
  scene: Scene,
  services: readonly Service[],
  answer: (service: Service) => Text | undefined,
): Answer[] => {
  const { say, capital, fill, texts } = scene;
  const given = services.filter((service) => say(answer(service)));
  const [first] = given;
  if (!first) return [];
  const common = say(answer(first));
  return given.every((service) => say(answer(service)) === common)
    ? [mark(scene, capital(common), answer(first))]
    : given.map(
        (service) =>
          html`${fill(texts.pair, { name: say(service.name), text: '' })}${mark(scene, say(answer(service)), answer(service))}`,
      );
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
  const data = services.flatMap((service) => service.data ?? []);
  const rows: [string, readonly Answer[]][] = [
    [
      texts.who,
      // Names of companies begin as they are written.
      who.length
        ? [html`${scene.list(who)}`]
        : isOwnSite(category)
          ? [fill(texts.whoSite, { site })]
          : [],
    ],
    [
      texts.why,
      purposes.map((id) =>
        fill(texts.pair, { name: scene.purposeName(id), text: scene.purposeWhat(id) }),
      ),
    ],
    [
      texts.data,
      data.length
        ? [mark(scene, scene.capital(scene.list(unique(data.map(scene.say)))), inOne(scene, data))]
        : [],
    ],
    [texts.keep, time ? [fill(texts.upTo, { time })] : []],
    [texts.get, each(scene, services, ({ benefit }) => benefit)],
    [
      texts.refusal,
      category === 'necessary'
        ? [texts.refusalNecessary]
        : each(scene, services, ({ refusal }) => refusal),
    ],
  ];
  return rows.map(([question, answers]) => [question, answers.length ? answers : [texts.unstated]]);
};
