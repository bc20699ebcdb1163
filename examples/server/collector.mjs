/**
 * Keeps a record of every request that reached one of the two origins, in memory, and tells listeners of each new one.
 */
export const createCollector = () => {
  const records = [];
  const listeners = new Set();
  let lastId = 0;

  return {
    records,
    add(record) {
      const entry = { id: ++lastId, time: Date.now(), ...record };
      records.push(entry);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    clear() {
      records.length = 0;
      for (const listener of listeners) listener(null);
    },
    /** Calls `listener` with each new record, and with null when the list is emptied. Returns the undo. */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
