import { createConsent } from 'accord-consent';
import { policy } from './policy.js';

// Without `elements`: the app asks by an interface of its own. By `withdraw`, it also stops by itself what is withdrawn.
export const consent = createConsent(policy, { withdraw: 'event' });

/** Runs a module's `start` while its scope is allowed, from now on or later, and aborts it when that is withdrawn. */
export const runWhileAllowed = (scope, load) => {
  let running;
  const follow = async () => {
    if (!consent.allows(scope)) {
      running?.abort();
      running = undefined;
    } else if (!running) {
      const { signal } = (running = new AbortController());
      const { start } = await load();
      // It may have been withdrawn while the module was on its way.
      if (!signal.aborted) start(signal);
    }
  };
  consent.subscribe(() => void follow());
};
