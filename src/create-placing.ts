import type { InPage } from './connect-in-page.js';

/**
 * How placeholders come into the page: all that are wanted once their part is there, each unless it was undone meanwhile.
 * Returns what places one, in the place of a held element, and gives the undo.
 */
export const createPlacing = (
  inPage: () => Promise<InPage | undefined>,
  report: (error: unknown) => void,
): ((held: Element) => () => void) => {
  const unplaced = new Set<(embedded: InPage) => void>();
  return (held) => {
    let undo: (() => void) | undefined;
    const place = (embedded: InPage): void => {
      undo = embedded.placeholder(held);
    };
    unplaced.add(place);
    void inPage().then((embedded) => {
      if (!embedded) return;
      for (const each of unplaced) {
        unplaced.delete(each);
        try {
          each(embedded);
        } catch (error) {
          // One that the page has made strange must not stop the others.
          report(error);
        }
      }
    });
    return () => {
      unplaced.delete(place);
      undo?.();
    };
  };
};
