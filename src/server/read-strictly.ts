import type { Decision } from '../decision/decision.js';
import { readRecord } from '../decision/record.js';

const identifier = '[a-z][a-z0-9-]{0,63}';
const entry = `\\.[yn][1-3]${identifier}(_${identifier})+(\\*[1-9][0-9]{0,14})?`;
const batch = `~[0-9a-z]{1,9}\\.[bphrcgaBPHRCGA](${entry})+`;
const grammar = new RegExp(`^1(${batch})*~[0-9a-z]{1,7}$`);

/**
 * The decision in a record that somebody sent. The check in it guards against accidents alone: anybody can compute it. So here
 * the whole of it has to be what `writeRecord` writes, before any of it goes into a header again.
 */
export const readStrictly = (record: string): Decision | undefined =>
  grammar.test(record) ? readRecord(record) : undefined;
