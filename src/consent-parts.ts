import type { connectInPage } from './connect-in-page.js';
import type { RecordStorage } from './page/record-storage.js';
import type { Policy } from './policy/policy.js';
import type { ConsentSource } from './ui/consent-source.js';
import type { Speaker } from './ui/spoken.js';

/** What differs between the entries. */
export interface ConsentParts {
  /** @throws {PolicyError} */
  readPolicy(policy: unknown): Policy;
  /** Where the decision is kept. */
  readonly records: RecordStorage;
  /** Keeps elements in the page that may be defined without having been loaded here. */
  keepElements?(signal: AbortSignal): void;
  /** The banner and what comes after it. */
  loadDialog(): Promise<{
    /** Makes it ready to show the policy, and puts it into the page until `signal`. */
    showDialog(consent: ConsentSource, signal: AbortSignal): Promise<void> | void;
    /** Makes what the preferences need ready; puts nothing into the page. */
    foresee(consent: Speaker): Promise<unknown> | undefined;
    /** Makes what stands within the page's own text ready, and gives what connects it. */
    loadInPage(policy: Policy): Promise<typeof connectInPage>;
  }>;
  /** The persistent button. */
  loadWidget(): Promise<{
    showWidget(consent: ConsentSource, signal: AbortSignal): Promise<void> | void;
  }>;
}
