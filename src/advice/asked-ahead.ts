/** What Firefox asks for ahead in a template of the page's own markup. */
const ahead = {
  src: 'script:not([type="text/plain"]),img',
  srcset: 'img,source',
  poster: 'video',
  href: 'link[rel~="stylesheet"],link[rel="preload"],link[rel="modulepreload"],image',
};
/** It does not before the first other element than these, which its parser knows to be in the body. */
const inHead = 'base,link,meta,script,style,template,title';

/** A blank picture or page asks nobody. */
export const asksNobody = (address: string | null): boolean =>
  /^\s*(data:|about:|$)/i.test(address ?? '');

/**
 * What Firefox asks for in a held template before that is allowed, each with the attribute that has the address. The browser
 * shows and runs nothing of it.
 */
export const askedAhead = ({
  content,
}: HTMLTemplateElement): [name: string, element: Element][] => {
  const first = content.querySelector(`:not(${inHead})`);
  const follows = (element: Element): unknown =>
    first === element ||
    (first && first.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  return Object.entries(ahead).flatMap(([name, tags]) =>
    [...content.querySelectorAll(`:is(${tags})[${name}]`)]
      .filter((element) => follows(element) && !asksNobody(element.getAttribute(name)))
      .map((element): [string, Element] => [name, element]),
  );
};
