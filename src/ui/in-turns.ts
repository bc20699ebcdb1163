/** Work on the page in turns, parted by `yield`: one that changes it, one that measures it, and so on. */
export type Turns = () => Generator<void, void>;

/**
 * Returns what does such work, when `soon` calls back: the same turn of all of it, then the next one. Whoever measures what
 * another has just changed has the browser lay out the page again, each time.
 */
export const createTurns = (soon: (callback: () => void) => void): ((turns: Turns) => void) => {
  const waiting = new Set<Turns>();
  const run = (): void => {
    let all = [...waiting].map((turns) => turns());
    waiting.clear();
    while (all.length) all = all.filter((each) => !each.next().done);
  };
  return (turns) => {
    if (!waiting.size) soon(run);
    waiting.add(turns);
  };
};
