import { html, type TemplateResult } from 'lit';
import type { Category, Service, Text } from '../policy/policy.js';
import { daysOf, formatDuration } from './format-duration.js';
import { keptFor } from './kept-for.js';
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
const inOne = (
  { otherLanguage }: Scene,
  [first, ...others]: readonly (Text | undefined)[],
): Text | undefined =>
  others.every((other) => otherLanguage(other) === otherLanguage(first)) ? first : undefined;

/** What a service says to a question, and the site's own texts in it. */
type Said = readonly [said: string | undefined, ...texts: readonly (Text | undefined)[]];

/** In one sentence what all services say; else what each says, by its name. */
const each = (
  scene: Scene,
  services: readonly Service[],
  answer: (service: Service) => Said,
): Answer[] => {
  const { say, capital, fill, texts } = scene;
  const given = services.map((service) => {
    const [said, ...from] = answer(service);
    return { name: say(service.name), said: said || texts.unstated, text: inOne(scene, from) };
  });
  const [first] = given;
  return first && given.every(({ said }) => said === first.said)
    ? [mark(scene, capital(first.said), first.text)]
    : given.map(
        ({ name, said, text }) =>
          html`${fill(texts.pair, { name, text: '' })}${mark(scene, said, text)}`,
      );
};

/** The longest time that anything is kept: the data, or an item in the browser. */
const longest = ({ retention, items = [] }: Service): string | undefined => {
  const times = [
    ...(retention ? [retention] : []),
    ...items.flatMap(({ lasts }) => (lasts && lasts !== 'session' ? [lasts] : [])),
  ];
  return times.sort((a, b) => daysOf(b) - daysOf(a))[0];
};

export const groupAnswers = (
  scene: Scene,
  category: Category,
  services: readonly Service[],
): GroupAnswers => {
  const { texts, fill, site, language } = scene;
  const purposes = unique(services.flatMap((service) => [...service.purposes]));
  const who = unique(services.map((service) => providerText(scene, service)));
  const one = (text: Text | undefined): Said => [scene.say(text), text];
  const rows: [string, readonly Answer[]][] = [
    [
      texts.who,
      // A list that leaves somebody out would seem complete.
      !isOwnSite(category) && services.some(({ provider }) => !provider)
        ? each(scene, services, (service) => [providerText(scene, service)])
        : // Names of companies begin as they are written.
          who.length
          ? [html`${scene.list(who)}`]
          : [fill(texts.whoSite, { site })],
    ],
    [
      texts.why,
      purposes.map((id) => {
        const own = scene.consent.policy.purposes?.[id];
        const said = fill(texts.pair, {
          name: scene.purposeName(id),
          text: scene.purposeWhat(id),
        });
        return mark(scene, scene.capital(said), inOne(scene, [own?.name, own?.description]));
      }),
    ],
    [
      texts.data,
      each(scene, services, ({ data = [] }) => [scene.list(data.map(scene.say)), ...data]),
    ],
    [
      texts.keep,
      each(scene, services, (service) => {
        const time = formatDuration(longest(service), language);
        return [keptFor(scene, service, time && fill(texts.upTo, { time }))];
      }),
    ],
    [texts.get, each(scene, services, ({ benefit }) => one(benefit))],
    [
      texts.refusal,
      each(scene, services, ({ refusal }) =>
        one(refusal ?? (category === 'necessary' ? texts.refusalNecessary : undefined)),
      ),
    ],
  ];
  return rows.map(([question, answers]) => [question, answers.length ? answers : [texts.unstated]]);
};
