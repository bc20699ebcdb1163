import { hasItemName } from '../policy/item-name.js';
import type { Service } from '../policy/policy.js';
import { knownTrackers, type KnownTracker } from './known-trackers.js';

const isAt = (url: URL, place: string): boolean => {
  const [host = '', ...path] = place.split('/');
  return (
    (url.hostname === host || url.hostname.endsWith(`.${host}`)) &&
    url.pathname.startsWith(path.length ? `/${path.join('/')}` : '/')
  );
};

/** The known tracker at this address; of two the one that is named more exactly. */
export const trackerAt = (url: URL): KnownTracker | undefined =>
  knownTrackers
    .flatMap((tracker) =>
      tracker.hosts.filter((place) => isAt(url, place)).map((place) => ({ tracker, place })),
    )
    .sort((a, b) => b.place.length - a.place.length)[0]?.tracker;

/** The known tracker that stores something of this name. */
export const trackerOfItem = (name: string): KnownTracker | undefined =>
  knownTrackers.find(({ items }) =>
    items.some((pattern) => hasItemName({ pattern, kind: 'cookie' }, name)),
  );

const words = (text: string): string => ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;

/** What a service is called: its identifier, its name in each language, and its provider's. */
const namesOf = ({ id, name, provider }: Service): string[] =>
  [id, ...(typeof name === 'string' ? [name] : Object.values(name)), provider?.name ?? ''].map(
    words,
  );

const isCalled = (service: Service, name: string): boolean =>
  namesOf(service).some((each) => each.includes(words(name)));

/** The known tracker that a service is, by its name or by what it stores. */
export const trackerOfService = (service: Service): KnownTracker | undefined =>
  knownTrackers.find(({ name }) => isCalled(service, name)) ??
  service.items
    ?.map(({ name, pattern }) => trackerOfItem(name ?? pattern?.replaceAll('*', 'x') ?? ''))
    .find(Boolean);

/**
 * Whether a service has nothing to do with this tracker, though both may be of one company and on one site of it: it is known as
 * another tool, or it is necessary, which no tracker is but one for security.
 */
export const isAnother = (service: Service, { name, purposes }: KnownTracker): boolean =>
  !isCalled(service, name) &&
  (knownTrackers.some((other) => isCalled(service, other.name)) ||
    (service.category === 'necessary' && purposes.some((id) => id !== 'security')));

/** Whether a service of the policy may be what loads this tracker: by its own name, or its company's. */
export const mayLoad = (service: Service, { name, vendor }: KnownTracker): boolean =>
  isCalled(service, name) || isCalled(service, vendor);
