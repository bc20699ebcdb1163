export { checkFairness } from './audit/check-fairness.js';
export { startAudit, type Audit } from './audit/start-audit.js';
export type { AuditOptions } from './audit/audit-options.js';
export type { Finding, Level, Rule } from './audit/finding.js';
export type { AuditReport, ReportedItem, ReportedRequest } from './audit/report.js';
export type { Standing } from './audit/watch-consent.js';
