import { hasItemName } from '../policy/item-name.js';
import type { Item, ItemKind, Policy, Service } from '../policy/policy.js';
import type { Evidence } from './collect.js';
import { daysOf, roughly } from './duration-days.js';
import { trackerOfItem } from './find-tracker.js';
import type { Finding } from './finding.js';
import type { ReportedItem } from './report.js';
import { neverSeen } from './never-seen.js';
import { isOwnItem, type StoredItem } from './stored-items.js';
import type { Write } from './watch-writes.js';

const day = 86_400_000;

interface Declared {
  readonly service: Service;
  readonly item: Item;
}

/** Who declares something of this kind and name. */
const declaredBy = (
  policy: Policy | undefined,
  found: Pick<StoredItem, 'kind' | 'name'>,
): Declared[] =>
  (policy?.services ?? []).flatMap((service) =>
    (service.items ?? [])
      .filter((item) => item.kind === found.kind && hasItemName(item, found.name))
      .map((item) => ({ service, item })),
  );

/** The scope expression of those who may keep an item: any use of the service that needs it. */
const expressionOf = ({ service, item }: Declared): string =>
  (item.purposes ?? service.purposes).map((purpose) => `${service.id}/${purpose}`).join('|');

const isEnded = ({ ends }: Write): boolean => typeof ends === 'number' && ends <= Date.now();

/** What is stored now, and cookies of other paths that were written and cannot be seen from here. */
const allStored = async ({ stored, writes }: Evidence): Promise<StoredItem[]> => {
  // The latest write says whether it is still there: what was erased since is not.
  const latest = new Map<string, Write>();
  for (const write of writes) {
    if (!write.path || location.pathname.startsWith(write.path)) continue;
    const key = `${write.name} ${write.path}`;
    if (!latest.has(key)) latest.set(key, write);
  }
  const elsewhere = [...latest.values()].filter((write) => !isEnded(write));
  const found = new Map<string, StoredItem>();
  for (const item of [...(await stored()), ...elsewhere]) {
    const key = `${item.kind} ${item.name}`;
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
};

/** Judges everything that is stored by what the policy declares and the visitor allowed. */
export const judgeItems = async (
  evidence: Evidence,
  ignored: readonly string[],
): Promise<{ readonly items: ReportedItem[]; readonly findings: Finding[] }> => {
  const { history, writes } = evidence;
  const policy = history.consent?.policy;
  const stored = await allStored(evidence);
  const isIgnored = ({ kind, name }: StoredItem): boolean =>
    ignored.some((pattern) => hasItemName({ kind, pattern }, name));
  const allows = (declared: readonly Declared[], at: number, ever?: 'ever'): boolean =>
    declared.some((each) => history.allowed(expressionOf(each), at, ever));

  const items: ReportedItem[] = [];
  const findings = new Map<string, Finding>();
  const find = (finding: Finding, kind: ItemKind): void => {
    const key = `${finding.rule} ${kind} ${finding.subject}`;
    if (findings.get(key)?.level !== 'breach') findings.set(key, finding);
  };

  for (const found of stored.filter((item) => !isIgnored(item))) {
    const { kind, name } = found;
    const write = writes.find((each) => each.kind === kind && each.name === name);
    const by = write?.by ?? [];
    const ends = found.ends ?? write?.ends;
    const tracker = trackerOfItem(name)?.name;
    const declared = declaredBy(policy, found);
    const verdict: ReportedItem['verdict'] = isOwnItem(name)
      ? 'own'
      : !declared.length
        ? 'undeclared'
        : declared.some(({ service }) => service.category === 'necessary')
          ? 'necessary'
          : allows(declared, Infinity)
            ? 'allowed'
            : 'not allowed';
    const services = [...new Set(declared.map(({ service }) => service.id))];
    items.push({
      kind,
      name,
      services,
      verdict,
      by,
      ...(ends === undefined
        ? {}
        : { ends: ends === 'session' ? ends : new Date(ends).toISOString() }),
      ...(tracker ? { tracker } : {}),
    });
    const about = { level: 'breach', subject: name, by } as const;
    if (verdict === 'undeclared') {
      const known = tracker ? `, known from ${tracker},` : '';
      find(
        {
          ...about,
          rule: 'undeclared-item',
          message: `The ${kind} "${name}"${known} is stored, and the policy does not declare it.`,
          fix: 'Declare it under the items of the service that stores it, or stop storing it.',
        },
        kind,
      );
    }
    // What was withdrawn is erased; a tracker that still runs may write it again until the reload.
    if (verdict === 'not allowed') {
      const withdrawn = write && allows(declared, write.at, 'ever');
      find(withoutConsent(about, kind, services, withdrawn ? 'warning' : 'breach'), kind);
    }
    // The most generous declaration counts.
    const longest = Math.max(
      ...declared.map(({ item: { lasts } }) =>
        lasts === undefined ? Infinity : lasts === 'session' ? 0 : (daysOf(lasts) ?? Infinity),
      ),
    );
    const left = ends === undefined || ends === 'session' ? 0 : (ends - Date.now()) / day;
    if (declared.length && left > longest + 1) {
      find(
        {
          ...about,
          rule: 'item-outlives-policy',
          message: `The ${kind} "${name}" lasts ${roughly(left)}; the policy says ${longest ? roughly(longest) : 'until the browser is closed'}.`,
          fix: 'Store it for a shorter time, or declare how long it really lasts.',
        },
        kind,
      );
    }
  }
  const declarations = new Map<string, Declared[]>();
  for (const write of writes) {
    const { kind, name, by, at } = write;
    // The same few names are written again and again.
    const key = `${kind} ${name}`;
    const declared = declarations.get(key) ?? declaredBy(policy, write);
    declarations.set(key, declared);
    if (!declared.length || isEnded(write) || isIgnored(write) || allows(declared, at, 'ever')) {
      continue;
    }
    const services = [...new Set(declared.map(({ service }) => service.id))];
    find(withoutConsent({ subject: name, by }, kind, services, 'breach'), kind);
  }
  return { items, findings: [...findings.values(), ...neverSeen(evidence, stored)] };
};

const withoutConsent = (
  { subject, by }: Pick<Finding, 'subject'> & { readonly by: readonly string[] },
  kind: ItemKind,
  services: readonly string[],
  level: Finding['level'],
): Finding => {
  const who = services.join(' or ');
  return {
    rule: 'item-without-consent',
    level,
    subject,
    by,
    message: `The ${kind} "${subject}" of ${who} was stored, and ${who} was not allowed${level === 'warning' ? ' any more' : ''}.`,
    fix: by.length
      ? 'Let the script that stores it wait for consent.'
      : 'Find who stores it and let that wait; if it is the server, read the decision there first.',
  };
};
