import { checkScriptTag } from '../advice/check-script-tag.js';
import { checkPolicy } from '../policy/check-policy.js';
import type { AuditOptions } from './audit-options.js';
import type { Evidence } from './collect.js';
import type { Finding } from './finding.js';
import { judgeItems } from './judge-items.js';
import { judgeRequests } from './judge-requests.js';
import { lintPolicy } from './lint-policy.js';
import { lintRecord } from './lint-record.js';
import type { AuditReport } from './report.js';
import { suggestServices } from './suggest-services.js';

const order = ['breach', 'warning', 'note'];

/** What cannot be said of the page without Accord, or said well when the audit came late. */
const aboutItself = ({ history, late }: Evidence): Finding[] => {
  if (!history.consent) {
    return [
      {
        rule: 'no-consent',
        level: 'warning',
        subject: 'Accord',
        message: 'Accord has not started on this page: nothing counts as allowed or declared.',
        fix: 'See whether its script is in the page, and what it says in the console.',
      },
    ];
  }
  if (!late) return [];
  return [
    {
      rule: 'late-start',
      level: 'note',
      subject: 'The audit',
      message:
        'The audit started after Accord: it cannot tell who wrote what before that, and what was released then has lost its marks.',
      fix: 'Load accord-audit.js before all other scripts, or open the page with ?accord-audit.',
    },
  ];
};

const markupFindings = ({ history, markup }: Evidence): Finding[] => [
  ...markup.mistakes,
  ...[...markup.expressions]
    .filter((expression) => !history.knows(expression))
    .map((expression): Finding => ({
      rule: 'unknown-scope',
      level: 'warning',
      subject: expression,
      message: `Something is marked data-consent="${expression}", and the policy has no such scope: it stays held for ever.`,
      fix: 'Write the identifier of a service, a purpose, a category, or service/purpose.',
    })),
];

const settingFindings = (): Finding[] =>
  checkScriptTag().map(({ subject, message }) => ({
    rule: 'wrong-setting',
    level: 'warning',
    subject,
    message: `It ${message}.`,
  }));

/** On a public address nobody has looked at all of the policy yet. */
const policyProblems = ({ consent }: Evidence['history']): Finding[] =>
  (consent ? checkPolicy(consent.policy) : []).map(({ path, message }) => ({
    rule: 'wrong-policy',
    level: 'breach',
    subject: path || 'policy',
    message: `${message}. Nothing can be judged by this policy.`,
  }));

/** Puts together what the audit has seen up to now. `dialog` is what was found on the layers that were shown. */
export const makeReport = async (
  evidence: Evidence,
  options: AuditOptions,
  dialog: readonly Finding[],
): Promise<AuditReport> => {
  evidence.history.lookAgain();
  evidence.markup.catchUp();
  const { consent } = evidence.history;
  const problems = policyProblems(evidence.history);
  const canJudge = !problems.length;
  const items = canJudge
    ? await judgeItems(evidence, options.ignore ?? [])
    : { findings: [], items: [] };
  const requests = canJudge ? judgeRequests(evidence) : { findings: [], requests: [] };
  const findings = [
    ...aboutItself(evidence),
    ...problems,
    ...requests.findings,
    ...items.findings,
    ...markupFindings(evidence),
    ...settingFindings(),
    ...(consent && canJudge ? lintPolicy(consent.policy, consent.language) : []),
    ...(consent && canJudge && !consent.placed ? lintRecord(consent.policy, Date.now()) : []),
    ...dialog,
  ].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return {
    ok: !findings.some(({ level }) => level === 'breach'),
    page: location.href,
    time: new Date().toISOString(),
    fromStart: !evidence.late,
    findings,
    items: items.items,
    requests: requests.requests,
    suggestion: suggestServices(
      items.items,
      requests.requests,
      (consent?.policy.services ?? []).map(({ id }) => id),
    ),
  };
};
