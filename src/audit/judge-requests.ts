import { partyOf, plainAddress, type Party } from './address.js';
import { scriptOf } from './callers.js';
import type { Evidence } from './collect.js';
import { trackerAt } from './find-tracker.js';
import type { KnownTracker } from './known-trackers.js';
import type { Finding } from './finding.js';
import { ownAddresses } from './own-addresses.js';
import type { ReportedRequest } from './report.js';
import type { ConsentHistory } from './watch-consent.js';

type Verdict = ReportedRequest['verdict'];

/** A request, or an element that makes one. */
interface Contact {
  readonly url: URL;
  readonly kind: string;
  readonly at: number;
  readonly by: readonly string[];
  readonly element?: string;
}

const urlOf = (script: string): URL | undefined =>
  URL.canParse(script) ? new URL(script) : undefined;

/** An expression as a person would say it: any use of a service is that service. */
const label = (expression: string): string =>
  /^([^/|\s]+)\/[^|\s]+(\|\1\/[^|\s]+)*$/.exec(expression)?.[1] ?? expression;

/** What is known of addresses. A page asks for few of them again and again: each is looked up once for a report. */
interface Lookup {
  readonly history: ConsentHistory;
  isOwn(url: URL): boolean;
  whose(url: URL): string[];
  tracker(url: URL): KnownTracker | undefined;
}

const remembered = <T>(look: (url: URL) => T): ((url: URL) => T) => {
  const known = new Map<string, { readonly found: T }>();
  return (url) => {
    const key = plainAddress(url);
    const { found } = known.get(key) ?? { found: look(url) };
    known.set(key, { found });
    return found;
  };
};

interface Judged {
  readonly verdict: Verdict;
  readonly scopes: readonly string[];
}

const judge = ({ history, isOwn, whose, tracker }: Lookup, contact: Contact): Judged => {
  const { url, at, by } = contact;
  const policy = history.consent?.policy;
  if (isOwn(url)) return { verdict: 'accord', scopes: [] };
  const scopes = whose(url);
  if (scopes.length) {
    if (scopes.some((name) => history.allowed(name, at))) {
      const isNecessary = (name: string): boolean =>
        name === 'necessary' ||
        !!policy?.services.some(
          ({ id, category }) => id === label(name) && category === 'necessary',
        );
      return { verdict: scopes.some(isNecessary) ? 'necessary' : 'allowed', scopes };
    }
    const before = scopes.some((name) => history.allowed(name, at, 'ever'));
    return { verdict: before ? 'withdrawn' : 'not allowed', scopes };
  }
  const bringers = by
    .flatMap((script) => urlOf(scriptOf(script)) ?? [])
    .filter((script) => partyOf(script) === 'other')
    .flatMap(whose);
  if (bringers.some((name) => history.allowed(name, at, 'ever'))) {
    return { verdict: 'brought in', scopes: [...new Set(bringers)] };
  }
  return partyOf(url) === 'same-site' && !tracker(url)
    ? { verdict: 'same site', scopes }
    : { verdict: 'unexplained', scopes };
};

const kinds: Readonly<Record<string, string>> = {
  preconnect: 'a connection to it is opened',
  'dns-prefetch': 'its name is looked up',
  noscript: 'visitors without scripts load it',
  css: 'a style sheet loads it',
};

/** The finding that belongs to a verdict, if it is one. */
const findingFor = (
  { history, tracker }: Lookup,
  contact: Contact,
  { verdict, scopes }: Judged,
): Finding | undefined => {
  const { url, by, element, kind, at } = contact;
  const subject = plainAddress(url);
  const known = tracker(url)?.name;
  const whose = known ? `${url.host} (${known})` : url.host;
  const names = [...new Set(scopes.map(label))].join(' or ');
  const how = kinds[kind] ? ` (${kinds[kind]})` : '';
  const rest = { subject, by, ...(element ? { element } : {}) };
  const written = element !== undefined && !by.length;
  const gate = `Hold it: ${kind === 'script' ? 'type="text/plain" and ' : ''}data-consent="${scopes.length === 1 ? names : '…'}"${kind === 'script' ? '' : ', with its address in data-src or data-href'}.`;
  switch (verdict) {
    case 'not allowed':
      return {
        ...rest,
        rule: written ? 'ungated-element' : 'request-without-consent',
        level: 'breach',
        message: `The page contacts ${whose}${how} although ${names} is not allowed.`,
        fix: written ? gate : 'Let the script that asks for it wait for consent.',
      };
    case 'withdrawn':
      return {
        ...rest,
        rule: 'request-after-withdrawal',
        level: 'warning',
        message: `The page contacts ${whose}${how} after ${names} was withdrawn: running code goes on until the page is reloaded.`,
        fix: 'Let Accord reload the page on withdrawal, or stop the service yourself.',
      };
    case 'brought in':
      return {
        ...rest,
        rule: 'brought-in',
        level: 'warning',
        message: `A script of ${names} contacts ${whose}${how}, which the policy does not mention.`,
        fix: `Name ${url.host} in the policy, or configure the service without it.`,
      };
    case 'unexplained':
      return {
        ...rest,
        rule: written ? 'ungated-element' : 'undeclared-request',
        // Once everything is granted, a tag of the site's own code may well belong to one of the services.
        level: history.allGranted(at) ? 'warning' : 'breach',
        message: `The page contacts ${whose}${how}, and nothing in the policy or the held markup explains it.`,
        fix: written
          ? `Declare it in the policy. ${gate}`
          : 'Declare it in the policy and let it wait, or tell the audit which scope it belongs to.',
      };
    case 'accord':
    case 'allowed':
    case 'necessary':
    case 'same site':
      return undefined;
  }
};

const worst = ['breach', 'warning', 'note'];

/** Judges every request to another origin by what was allowed when it was made. */
export const judgeRequests = (
  evidence: Evidence,
): { readonly requests: ReportedRequest[]; readonly findings: Finding[] } => {
  const { markup, history, book } = evidence;
  const lookup: Lookup = {
    history,
    isOwn: remembered(ownAddresses()),
    whose: remembered((url) => book.whose(url, history.consent?.policy)),
    tracker: remembered(trackerAt),
  };
  const contacts: Contact[] = [
    ...markup.live.map((each) => ({ ...each, by: [] })),
    ...evidence.requests,
  ].filter(({ url }) => partyOf(url) !== 'own');

  const requests = new Map<string, ReportedRequest>();
  const findings = new Map<string, Finding>();
  for (const contact of contacts) {
    const judged = judge(lookup, contact);
    const url = plainAddress(contact.url);
    const key = `${url} ${judged.verdict}`;
    const before = requests.get(key);
    const tracker = lookup.tracker(contact.url)?.name;
    const element = before?.element ?? contact.element;
    const by = before?.by.length ? before.by : contact.by;
    requests.set(key, {
      url,
      party: partyOf(contact.url) as Exclude<Party, 'own'>,
      // An element in the markup makes a request of its own, which is counted.
      count: (before?.count ?? 0) + (contact.element ? 0 : 1),
      kind: before?.kind ?? contact.kind,
      at: Math.round(Math.min(before?.at ?? Infinity, contact.at)),
      standing: before?.standing ?? history.standing(contact.at),
      ...judged,
      by,
      ...(element ? { element } : {}),
      ...(tracker ? { tracker } : {}),
    });
    const finding = findingFor(lookup, { ...contact, by, ...(element ? { element } : {}) }, judged);
    const earlier = findings.get(key);
    if (!finding) continue;
    const isWorse = worst.indexOf(finding.level) < worst.indexOf(earlier?.level ?? 'note');
    if (!earlier || isWorse || !earlier.by?.length) findings.set(key, finding);
  }
  return { requests: [...requests.values()], findings: [...findings.values()] };
};
