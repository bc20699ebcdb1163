import type { Policy } from '../policy/policy.js';
import { pickText } from '../policy/text.js';
import { requestAddress, siteOf } from './address.js';
import { isAnother, mayLoad, trackerAt } from './find-tracker.js';

/** Knows which scope expressions an address may belong to: by the held markup, by what the site says, by the policy. */
export interface AddressBook {
  /** This address is part of something held under this expression. */
  add(address: string, expression: string): void;
  /** Every address that stands in a text of something held, in a script for example. */
  addFrom(text: string, expression: string): void;
  /** The expressions that may stand behind this address; none when nothing explains it. */
  whose(url: URL, policy: Policy | undefined): string[];
}

interface Entry {
  readonly path: readonly string[];
  readonly expression: string;
}

const segments = ({ pathname }: URL): string[] => pathname.split('/').filter(Boolean);

const shared = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((segment, index) => segment !== b[index]);
  return at < 0 ? a.length : at;
};

const addresses = /(?:\bhttps?:|\bwss?:|(?<=["'`(=\s]))\/\/[a-z0-9[][^\s"'`<>()\\,;]*/gi;

/** Services whose own pages, cookies or known hosts lie on the same site as the address. */
const servicesAt = (url: URL, policy: Policy): string[] => {
  const site = siteOf(url.hostname);
  const tracker = trackerAt(url);
  return (
    policy.services
      .filter((service) => {
        if (tracker && isAnother(service, tracker)) return false;
        const hosts = (service.items ?? []).map(({ domain = '' }) => domain.replace(/^\./, ''));
        const page = pickText(service.provider?.policyUrl, 'en').text;
        const host = requestAddress(page)?.hostname;
        if (page && host && host !== location.hostname) hosts.push(host);
        return (
          hosts.some((each) => each && siteOf(each) === site) ||
          (tracker !== undefined && mayLoad(service, tracker))
        );
      })
      // It may serve one purpose of several.
      .map(({ id, purposes }) => purposes.map((purpose) => `${id}/${purpose}`).join('|'))
  );
};

export const createAddressBook = (): AddressBook => {
  const known = new Map<string, Map<string, Entry>>();
  const add = (address: string, expression: string): void => {
    const url = requestAddress(address);
    if (!url) return;
    const entries = known.get(url.host) ?? new Map<string, Entry>();
    known.set(url.host, entries);
    const path = segments(url);
    entries.set(`${expression} ${path.join('/')}`, { path, expression });
  };
  return {
    add,
    addFrom(text, expression) {
      for (const [address] of text.matchAll(addresses)) add(address, expression);
    },
    whose(url, policy) {
      const entries = [...(known.get(url.host)?.values() ?? [])];
      if (entries.length) {
        // Hosts that serve several tools are told apart by their folders, as far as those go.
        const path = segments(url);
        const best = Math.max(...entries.map((entry) => shared(entry.path, path)));
        const nearest = entries.filter((entry) => shared(entry.path, path) === best);
        return [...new Set(nearest.map(({ expression }) => expression))];
      }
      return policy ? servicesAt(url, policy) : [];
    },
  };
};
