import type { UseFacts } from '../policy/use.js';
import { isOwnSite } from './is-own-site.js';
import type { Scene } from './scene.js';

/** What a visitor who is asked about some uses wants to know, in words. */
export interface ScopeFacts {
  /** The services. */
  readonly name: string;
  readonly provider: string;
  /** What they learn; empty when that is not declared. */
  readonly data: string;
  readonly purposes: string;
  /** Whether the browser's opt-out signal has refused any of it. */
  readonly gpc: boolean;
}

export const scopeFacts = (scene: Scene, uses: readonly UseFacts[]): ScopeFacts => {
  const services = scene.services.filter(({ id }) => uses.some((use) => use.service === id));
  const listed = (items: readonly string[]): string => scene.list([...new Set(items)]);
  const names = services.map((service) => scene.say(service.name));
  return {
    name: listed(names),
    provider: listed(
      services.map(
        ({ provider, category }, index) =>
          provider?.name ?? (isOwnSite(category) ? scene.site : (names[index] ?? '')),
      ),
    ),
    data: listed(services.flatMap((service) => (service.data ?? []).map(scene.say))),
    purposes: listed(uses.map((use) => scene.purposeName(use.purpose))),
    gpc: uses.some(({ id }) => {
      const given = scene.consent.decision[id];
      return given?.how === 'gpc' && !given.granted;
    }),
  };
};
