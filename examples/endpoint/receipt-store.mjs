import sqlite from 'node-sqlite3-wasm';

/*
 * SQLite as WebAssembly: nothing to compile, and a plain database file. With Node 22.5 and later `node:sqlite` does the same,
 * with better-sqlite3 any Node: the statements stay as they are.
 *
 * A policy is long and the same in many receipts, so it is kept once, under its hash. Events are numbered by the browser and
 * may arrive twice; the second time is ignored. Nothing is ever changed or deleted here: how long proof is kept is for the
 * site to decide (a `DELETE FROM receipts WHERE received < …` in a nightly job).
 */
const tables = `
  CREATE TABLE IF NOT EXISTS policies (hash TEXT PRIMARY KEY, policy TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS receipts (
    received TEXT NOT NULL,
    policy_hash TEXT NOT NULL REFERENCES policies (hash),
    browser TEXT,
    receipt TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    browser TEXT NOT NULL,
    number INTEGER NOT NULL,
    received TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (browser, number)
  ) STRICT;
`;

/** Opens the database, made when it is not there. */
export const openReceiptStore = (file) => {
  const database = new sqlite.Database(file);
  database.exec(tables);
  return {
    /** The `store` of `handleConsent`. */
    store(receipt) {
      const { policy, events = [], ...rest } = receipt;
      const received = new Date().toISOString();
      database.exec('BEGIN');
      try {
        database.run('INSERT OR IGNORE INTO policies VALUES (?, ?)', [
          receipt.policyHash,
          JSON.stringify(policy),
        ]);
        database.run('INSERT INTO receipts VALUES (?, ?, ?, ?)', [
          received,
          receipt.policyHash,
          receipt.id ?? null,
          JSON.stringify(rest),
        ]);
        for (const event of events) {
          database.run('INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?)', [
            receipt.id,
            event.number,
            received,
            JSON.stringify(event),
          ]);
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    /** The last receipt of a browser, whole again, for `verifyReceipt`. */
    find(browser) {
      const row = database.get(
        `SELECT receipt, policy FROM receipts JOIN policies ON hash = policy_hash
         WHERE browser = ? ORDER BY received DESC, receipts.rowid DESC LIMIT 1`,
        [browser],
      );
      if (!row) return undefined;
      const events = database
        .all('SELECT event FROM events WHERE browser = ? ORDER BY number', [browser])
        .map(({ event }) => JSON.parse(event));
      return { ...JSON.parse(row.receipt), policy: JSON.parse(row.policy), events };
    },
    /** How many decisions were stored. */
    count: () => Number(database.get('SELECT count(*) AS count FROM receipts')?.count),
    close: () => database.close(),
  };
};
