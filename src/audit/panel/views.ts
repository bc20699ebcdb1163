import { scriptOf } from '../callers.js';
import type { Finding, Level } from '../finding.js';
import type { AuditReport, ReportedItem, ReportedRequest } from '../report.js';
import { make, makeButton } from './make.js';

const titles: Readonly<Record<Level, string>> = {
  breach: 'Breaches',
  warning: 'Warnings',
  note: 'Notes',
};

/** The nearest two scripts: this site's by their path alone, and of one script the second time only the line. */
const byLine = (by: readonly string[]): HTMLElement | undefined => {
  const [nearest, next] = by;
  if (nearest === undefined) return undefined;
  const short = (script: string): string =>
    script.replace(location.origin, '').replace(/^https?:\/\//, '');
  const file = scriptOf(nearest);
  const second = next?.startsWith(`${file}:`) ? next.slice(file.length) : short(next ?? '');
  const all = [short(nearest), second, by.length > 2 && '…'].filter(Boolean);
  return make('p', 'by', `by ${all.join(' < ')}`);
};

const findingRow = ({ subject, message, fix, by = [], element }: Finding): HTMLElement =>
  make(
    'li',
    '',
    make('p', 'subject', subject),
    make('p', 'message', message),
    fix !== undefined && make('p', 'fix', fix),
    element !== undefined && element !== subject && make('p', 'by', element),
    byLine(by),
  );

export const findingsView = ({ findings }: AuditReport): Node[] => {
  if (!findings.length) return [make('p', 'empty', 'Nothing found on this page so far.')];
  return (['breach', 'warning', 'note'] as const).flatMap((level) => {
    const some = findings.filter((finding) => finding.level === level);
    if (!some.length) return [];
    return [
      make('h3', 'group', make('i', `dot ${level}`), `${titles[level]} (${some.length})`),
      make('ul', '', ...some.map(findingRow)),
    ];
  });
};

type Tone = 'fine' | 'breach' | 'warning' | '';

const itemTones: Readonly<Record<ReportedItem['verdict'], Tone>> = {
  own: '',
  necessary: 'fine',
  allowed: 'fine',
  'not allowed': 'breach',
  undeclared: 'breach',
};

const until = (ends: string): string =>
  ends === 'session'
    ? 'until the browser is closed'
    : `until ${new Date(ends).toLocaleDateString('en-GB', { dateStyle: 'medium' })}`;

const itemRow = ({ kind, name, services, verdict, ends, by, tracker }: ReportedItem): HTMLElement =>
  make(
    'li',
    '',
    make(
      'div',
      'row',
      make('p', 'subject', name),
      make('span', `verdict ${itemTones[verdict]}`, verdict === 'own' ? 'Accord' : verdict),
    ),
    make(
      'p',
      'facts',
      [
        kind,
        services.length && services.join(', '),
        ends !== undefined && until(ends),
        tracker !== undefined && `known from ${tracker}`,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    byLine(by),
  );

/** What is wrong stands first. */
const byTone = (tone: Tone): number => ['breach', 'warning', 'fine', ''].indexOf(tone);

export const itemsView = ({ items }: AuditReport): Node[] => {
  if (!items.length) return [make('p', 'empty', 'Nothing is stored that this page can see.')];
  const sorted = [...items].sort(
    (a, b) => byTone(itemTones[a.verdict]) - byTone(itemTones[b.verdict]),
  );
  return [make('ul', '', ...sorted.map(itemRow))];
};

const requestTones: Readonly<Record<ReportedRequest['verdict'], Tone>> = {
  accord: '',
  'same site': '',
  necessary: 'fine',
  allowed: 'fine',
  'not allowed': 'breach',
  withdrawn: 'warning',
  'brought in': 'warning',
  unexplained: 'breach',
};

const seconds = (at: number): string => `${(at / 1000).toFixed(1)} s`;

const requestRow = (request: ReportedRequest): HTMLElement => {
  const { url, verdict, kind, count, at, standing, scopes, by, tracker } = request;
  const stood = !standing.answered
    ? 'before any decision'
    : standing.granted.length
      ? `with ${standing.granted.length} uses granted`
      : 'with everything refused';
  const services = [...new Set(scopes.map((scope) => scope.replace(/\/[^|\s]*/g, '')))];
  return make(
    'li',
    '',
    make(
      'div',
      'row',
      make('p', 'subject', url.replace(/^https?:\/\//, '')),
      make('span', `verdict ${requestTones[verdict]}`, verdict === 'accord' ? 'Accord' : verdict),
    ),
    make(
      'p',
      'facts',
      [
        kind,
        count > 1 && `${count} times`,
        `${seconds(at)}, ${stood}`,
        services.length && [...new Set(services.join('|').split('|'))].join(' or '),
        tracker !== undefined && `known as ${tracker}`,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    byLine(by),
  );
};

export const requestsView = ({ requests }: AuditReport): Node[] => {
  if (!requests.length) {
    return [make('p', 'empty', 'No request has left for another origin so far.')];
  }
  const sorted = [...requests].sort(
    (a, b) => byTone(requestTones[a.verdict]) - byTone(requestTones[b.verdict]) || a.at - b.at,
  );
  return [make('ul', '', ...sorted.map(requestRow))];
};

/** Copies a text, and says so in the button. */
export const copyButton = (className: string, label: string, text: () => string): HTMLElement => {
  const button = makeButton(
    className,
    () => {
      navigator.clipboard.writeText(text()).then(
        () => (button.textContent = 'Copied'),
        () => (button.textContent = 'Not allowed to copy'),
      );
    },
    label,
  );
  return button;
};

export const entryView = ({ suggestion }: AuditReport): Node[] => {
  if (!suggestion.length) {
    return [make('p', 'empty', 'Everything that was found is declared.')];
  }
  const json = JSON.stringify(suggestion, null, 2);
  return [
    make(
      'div',
      'entry',
      make(
        'p',
        '',
        'For the services of the policy: what was found and is not declared. Category, purposes and lifetimes are guesses; write what stands as TODO.',
      ),
      copyButton('tool', 'Copy', () => json),
      make('pre', '', json),
    ),
  ];
};
