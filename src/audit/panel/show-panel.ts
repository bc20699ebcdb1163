import { isDevelopment } from '../../page/is-development.js';
import type { AuditReport } from '../report.js';
import type { Audit } from '../start-audit.js';
import { make, makeButton } from './make.js';
import { panelStyles } from './panel-styles.js';
import { copyButton, entryView, findingsView, itemsView, requestsView } from './views.js';

/** The tabs: what each shows, and how many. */
const tabs = {
  Findings: { view: findingsView, count: ({ findings }: AuditReport) => findings.length },
  Stored: { view: itemsView, count: ({ items }: AuditReport) => items.length },
  Requests: { view: requestsView, count: ({ requests }: AuditReport) => requests.length },
  'Policy entry': { view: entryView, count: ({ suggestion }: AuditReport) => suggestion.length },
} as const;
type Tab = keyof typeof tabs;
const tabNames = Object.keys(tabs) as Tab[];

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** What was found, in a few words. */
const summary = ({ findings }: AuditReport): { readonly worst: string; readonly text: string } => {
  const count = (level: string): number => findings.filter((each) => each.level === level).length;
  const [breaches, warnings] = [count('breach'), count('warning')];
  const words = [
    breaches && counted(breaches, 'breach', 'breaches'),
    warnings && counted(warnings, 'warning', 'warnings'),
  ].filter(Boolean);
  return {
    worst: breaches ? 'breach' : warnings ? 'warning' : '',
    text: words.join(', ') || 'nothing found',
  };
};

/** The line under the heading: what was found, where, and what to know about it. */
const stateLine = (report: AuditReport): (Node | string)[] => [
  make(
    'strong',
    '',
    summary(report).text.replace(/^./, (first) => first.toUpperCase()),
  ),
  ` on ${location.pathname}`,
  report.fromStart ? '.' : ', watched only since Accord had started.',
  isDevelopment() ? '' : ' This is a public address: visitors should not be given this tool.',
];

/**
 * Shows live what the audit finds: a badge in the corner, and a panel that it opens. Returns how to make it look again,
 * and the undo.
 */
export const showPanel = (audit: Audit): { refresh(): void; stop(): void } => {
  const host = document.createElement('accord-audit');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyles);
  root.adoptedStyleSheets = [sheet];

  let report: AuditReport | undefined;
  let shown = '';
  let tab: Tab = 'Findings';
  const dot = make('i', 'dot');
  const short = make('span', '', 'looking …');
  const state = make('p', 'state');
  const nav = make('nav', '');
  const main = make('main', '');
  main.tabIndex = 0;

  const render = (): void => {
    if (!report) return;
    const current = report;
    nav.replaceChildren(
      ...tabNames.map((name) => {
        const button = makeButton(
          '',
          () => {
            tab = name;
            render();
            main.scrollTop = 0;
            nav.querySelector<HTMLElement>('[aria-current]')?.focus();
          },
          name,
          make('span', '', `${tabs[name].count(current)}`),
        );
        if (name === tab) button.setAttribute('aria-current', 'true');
        return button;
      }),
    );
    main.replaceChildren(...tabs[tab].view(current));
  };
  const refresh = async (): Promise<void> => {
    const next = await audit.report();
    // Rebuilding takes the selection and the focus away: only for something new.
    const content = JSON.stringify({ ...next, time: '' });
    if (content === shown || !host.isConnected) return;
    shown = content;
    report = next;
    dot.className = `dot ${summary(next).worst}`;
    short.textContent = summary(next).text;
    state.replaceChildren(...stateLine(next));
    render();
  };

  const open = (isOpen: boolean): void => {
    const [show, hide] = isOpen ? [panel, badge] : [badge, panel];
    hide.hidePopover();
    show.showPopover();
    show.querySelector<HTMLElement>(isOpen ? '[aria-current]' : 'button')?.focus();
  };
  const badge = make(
    'div',
    'badge',
    makeButton('', () => open(true), dot, make('b', '', 'Audit'), short),
  );
  const panel = make(
    'section',
    'panel',
    make(
      'header',
      '',
      make('h2', '', 'Accord audit'),
      make(
        'div',
        'tools',
        copyButton('tool', 'Copy report', () => JSON.stringify(report, null, 2)),
        makeButton('tool', () => open(false), 'Close'),
      ),
    ),
    state,
    nav,
    main,
  );
  panel.ariaLabel = 'Accord audit';
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') open(false);
  });
  for (const part of [badge, panel]) {
    part.popover = 'manual';
    part.lang = 'en';
    part.dir = 'ltr';
  }
  root.append(badge, panel);

  const stopped = new AbortController();
  const put = (): void => {
    document.body.append(host);
    badge.showPopover();
    void refresh();
  };
  if (document.body) put();
  else document.addEventListener('DOMContentLoaded', put, { signal: stopped.signal });
  return {
    refresh: () => void refresh(),
    stop() {
      stopped.abort();
      host.remove();
    },
  };
};
