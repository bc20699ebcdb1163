import { startAudit } from './audit/start-audit.js';
import { isAskedFor } from './audit/is-asked-for.js';

// Tools that drive a browser put it into every frame, those of other sites too: unless a frame asks for it, the page that
// people see is the one to audit.
if (window === window.top || document.currentScript || isAskedFor()) {
  const options = window.accordAudit;
  window.accordAudit = startAudit(options && !('report' in options) ? options : {});
}
