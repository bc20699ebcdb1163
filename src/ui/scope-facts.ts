import { html, nothing } from 'lit';
import type { Text } from '../policy/policy.js';
import type { UseFacts } from '../policy/use.js';
import type { Words } from './fill-words.js';
import { isOwnSite } from './is-own-site.js';
import { listFormat } from './list-format.js';
import type { Scene } from './scene.js';

/** What a visitor who is asked about some uses wants to know, in words. */
export interface ScopeFacts {
  /** The services. */
  readonly name: Words;
  readonly provider: Words;
  /** What they learn, and of whom that is not declared; empty when it is of none. */
  readonly data: Words;
  readonly purposes: Words;
  /** Whether the browser's opt-out signal has refused any of it. */
  readonly gpc: boolean;
}

/** Texts of the site as a list. Screen readers have to know where one is in another language than the one shown. */
const list = (scene: Scene, texts: readonly Text[]): Words => {
  const { say, otherLanguage, language } = scene;
  const items = new Map(texts.map((text) => [say(text), text]));
  const said = [...items.keys()];
  if (texts.every((text) => otherLanguage(text) === nothing)) return scene.list(said);
  return listFormat(language)
    .formatToParts(said)
    .map(({ type, value }) =>
      type === 'literal'
        ? value
        : html`<bdi lang=${otherLanguage(items.get(value))}>${value}</bdi>`,
    );
};

export const scopeFacts = (scene: Scene, uses: readonly UseFacts[]): ScopeFacts => {
  const { consent, fill, texts, say } = scene;
  const { policy, decision } = consent;
  const services = scene.services.filter(({ id }) => uses.some((use) => use.service === id));
  const purposeName = (id: string): Text => {
    const own = policy.purposes?.[id]?.name;
    return own && say(own) ? own : scene.purposeName(id);
  };
  // What some of them learn is not all that is learned.
  const isDeclared = services.some(({ data }) => data?.length);
  const learned = services.flatMap(({ name, data }): readonly Text[] => {
    if (!isDeclared || data?.length) return data ?? [];
    return [fill(texts.pair, { name: say(name), text: texts.unstated })];
  });
  return {
    name: list(
      scene,
      services.map(({ name }) => name),
    ),
    provider: list(
      scene,
      services.map(
        ({ provider, category, name }) =>
          provider?.name ?? (isOwnSite(category) ? policy.site.name : name),
      ),
    ),
    data: list(scene, learned),
    purposes: list(
      scene,
      uses.map(({ purpose }) => purposeName(purpose)),
    ),
    gpc: uses.some(({ id }) => {
      const given = decision[id];
      return given?.how === 'gpc' && !given.granted;
    }),
  };
};
