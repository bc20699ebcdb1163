import type { Item, Service } from '../policy/policy.js';
import { isIdentifier } from '../policy/identifier.js';
import { siteOf } from './address.js';
import { scriptOf } from './callers.js';
import { knownTrackers, type KnownTracker } from './known-trackers.js';
import type { ReportedItem, ReportedRequest } from './report.js';

/** Identifiers in a name change from visitor to visitor. */
const patternOf = (name: string): string =>
  name.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{10,}|\d{5,}/gi, '*');

const day = 86_400_000;

const lastsOf = (ends: string | undefined): Pick<Item, 'lasts'> => {
  if (ends === undefined) return {};
  if (ends === 'session') return { lasts: 'session' };
  const days = (Date.parse(ends) - Date.now()) / day;
  return {
    lasts: days < 0.9 ? `PT${Math.max(1, Math.round(days * 1440))}M` : `P${Math.round(days)}D`,
  };
};

const itemOf = (found: ReportedItem, tracker: KnownTracker | undefined): Item => {
  const known = tracker?.items.find((each) => each.includes('*') && matches(each, found.name));
  const pattern = known ?? patternOf(found.name);
  return {
    ...(pattern.includes('*') ? { pattern } : { name: found.name }),
    kind: found.kind,
    ...lastsOf(found.ends),
  };
};

const matches = (pattern: string, name: string): boolean =>
  name.startsWith(pattern.split('*')[0] ?? '');

const idOf = (name: string): string => {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return isIdentifier(id) ? id : 'service';
};

const hostOf = (address: string): string => {
  try {
    return siteOf(new URL(address).hostname);
  } catch {
    return 'this site';
  }
};

interface Group {
  readonly name: string;
  readonly tracker: KnownTracker | undefined;
  readonly own: boolean;
  readonly items: Item[];
}

/**
 * Policy entries for what nobody declared, one for each tool or host. What only the author can know is left to write:
 * `TODO` stands there, which the audit goes on to report.
 */
export const suggestServices = (
  items: readonly ReportedItem[],
  requests: readonly ReportedRequest[],
  taken: readonly string[],
): Service[] => {
  const groups = new Map<string, Group>();
  const group = (trackerName: string | undefined, host: string): Group => {
    const tracker = knownTrackers.find(({ name }) => name === trackerName);
    const name = tracker?.name ?? host;
    const found = groups.get(name) ?? {
      name,
      tracker,
      own: host === siteOf(location.hostname) || host === 'this site',
      items: [],
    };
    groups.set(name, found);
    return found;
  };
  for (const request of requests) {
    if (request.verdict === 'unexplained') group(request.tracker, hostOf(request.url));
  }
  for (const item of items) {
    if (item.verdict !== 'undeclared') continue;
    const writer = item.by.map(scriptOf).map(hostOf)[0] ?? 'this site';
    const { items: list, tracker } = group(item.tracker, writer);
    const entry = itemOf(item, tracker);
    if (!list.some((each) => JSON.stringify(each) === JSON.stringify(entry))) list.push(entry);
  }

  const ids = new Set(taken);
  return [...groups.values()].map(({ name, tracker, own, items: list }): Service => {
    let id = own && !tracker ? 'own-storage' : idOf(name);
    while (ids.has(id)) id += '-2';
    ids.add(id);
    return {
      id,
      name: own && !tracker ? 'TODO: what it is called' : name,
      category: own && !tracker ? 'first-party' : 'third-party',
      purposes: tracker ? [...tracker.purposes] : ['measurement'],
      provider: { name: tracker?.vendor ?? 'TODO: who gets the data' },
      description: 'TODO: what it is for, in one sentence',
      data: ['TODO: what it learns'],
      benefit: 'TODO: what the visitor gets from it',
      refusal: 'TODO: what changes for a visitor who refuses',
      ...(list.length ? { items: list } : {}),
    };
  });
};
