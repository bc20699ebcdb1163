import { startAudit, type Audit } from './audit/start-audit.js';
import type { AuditOptions } from './audit/audit-options.js';

declare global {
  interface Window {
    /** The running audit; before it is there, its options. */
    accordAudit?: Audit | AuditOptions;
  }
}

// Tools that open pages put it into every frame; the page that people see is the one to audit.
if (window === window.top) {
  const options = window.accordAudit;
  window.accordAudit = startAudit(options && !('report' in options) ? options : {});
}
