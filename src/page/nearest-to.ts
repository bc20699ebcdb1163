/**
 * The nearest element that matches around where something happened, also through open shadow roots. By the prototype's
 * method: a form gives its fields' names precedence over its own.
 */
export const nearestTo = (event: Event, selector: string): Element | undefined =>
  event
    .composedPath()
    .find(
      (node): node is Element =>
        node instanceof Element && Element.prototype.matches.call(node, selector),
    );
