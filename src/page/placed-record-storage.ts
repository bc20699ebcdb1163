import { writeRecord } from '../decision/record.js';
import { showValue } from '../policy/show-value.js';
import { decisionOf, type RecordPlace, type RecordStorage } from './record-storage.js';

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'then' in value &&
  typeof value.then === 'function';

/** The record in a place of the site's own. Says once what one of its functions returns that it cannot wait for or read. */
export const placedRecordStorage = (
  place: RecordPlace,
  report: (error: unknown) => void,
): RecordStorage => {
  const said = new Set<string>();
  const refuse = (name: keyof RecordPlace, found: unknown, expected: string): void => {
    if (said.has(name)) return;
    said.add(name);
    const shown = isPromise(found) ? 'a promise' : showValue(found);
    report(new TypeError(`option storage.${name} returned ${shown}; it has to ${expected}`));
  };
  return {
    read() {
      try {
        const found: unknown = place.read() ?? '';
        if (typeof found === 'string') return decisionOf(found);
        refuse('read', found, 'return the stored text, null or undefined at once');
        // What becomes of it tells nobody anything more.
        if (isPromise(found)) found.then(undefined, () => undefined);
      } catch (error) {
        report(error);
      }
      return undefined;
    },
    write(decision, seconds) {
      try {
        const found: unknown = place.write(writeRecord(decision), seconds);
        if (!isPromise(found)) return;
        refuse('write', found, 'have stored the text when it returns');
        found.then(undefined, report);
      } catch (error) {
        report(error);
      }
    },
  };
};
