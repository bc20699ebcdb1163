import { startAudit, type Audit } from './audit/start-audit.js';
import type { AuditOptions } from './audit/audit-options.js';
import { isAskedFor } from './audit/is-asked-for.js';

declare global {
  interface Window {
    /** The running audit; before it is there, its options. */
    accordAudit?: Audit | AuditOptions;
  }
}

// Tools that drive a browser put it into every frame, those of other sites too: unless a frame asks for it, the page that
// people see is the one to audit.
if (window === window.top || document.currentScript || isAskedFor(location)) {
  const options = window.accordAudit;
  window.accordAudit = startAudit(options && !('report' in options) ? options : {});
}
