/** Work on the page in steps, parted by `yield`: one changes it, the next one measures it, and so on. */
export type Steps = () => Generator<void, void>;

/**
 * Returns what does such work when `soon` calls back: the first step of all of it, then the second. Whoever measures what
 * another has just changed has the browser lay out the page again, each time. What makes the page shorter for that moment leaves
 * it scrolled to where it is.
 */
export const inStep = (soon: (callback: () => void) => void): ((steps: Steps) => void) => {
  const waiting = new Set<Steps>();
  const goesOn = (work: ReturnType<Steps>): boolean => {
    try {
      return !work.next().done;
    } catch (error) {
      // One that the page has made strange must not stop the others.
      console.error('Accord:', error);
      return false;
    }
  };
  const run = (): void => {
    const [left, top] = [scrollX, scrollY];
    let all = [...waiting].map((steps) => steps());
    waiting.clear();
    while (all.length) all = all.filter(goesOn);
    if (scrollY !== top) scrollTo({ left, top, behavior: 'instant' });
  };
  return (steps) => {
    if (!waiting.size) soon(run);
    waiting.add(steps);
  };
};
