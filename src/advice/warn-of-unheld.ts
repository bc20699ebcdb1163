import { restorable } from '../page/restorable.js';

/** The mark goes from everything that is released: what has it and loads was never held. */
const warned = new WeakSet<Element>();

/** As browsers run them: https://html.spec.whatwg.org/#javascript-mime-type */
const runs =
  /^(|module|(text|application)\/(x-)?(java|ecma)script|text\/(jscript|livescript|javascript1\.\d))$/i;

/** What Firefox asks for ahead in a template of the page's own markup. */
const ahead = {
  src: 'script:not([type="text/plain"]),img',
  srcset: 'img,source',
  href: 'link[rel~="stylesheet"],link[rel="preload"],link[rel="modulepreload"]',
};
/** It does not before the first other element than these, which its parser knows to be in the body. */
const inHead = 'base,link,meta,script,style,template,title';

const warn = (element: Element, fault: string, mend: string): void => {
  if (warned.has(element)) return;
  warned.add(element);
  const tag = `<${element.localName} data-consent="${element.getAttribute('data-consent')}">`;
  console.warn(`Accord: ${tag} ${fault}: ${mend}.`, element);
};

/** A blank picture or page asks nobody. */
const asksNobody = (address: string | null): boolean => /^\s*(data:|about:|$)/i.test(address ?? '');

/** With the attribute that has the address. */
const askedAhead = ({ content }: HTMLTemplateElement): [name: string, element: Element][] => {
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

const unheld = 'is not held';

const look = (): void => {
  for (const script of document.querySelectorAll('script[data-consent]'))
    if (runs.test(script.getAttribute('type')?.trim() ?? ''))
      warn(script, unheld, 'give it type="text/plain", and its own type as data-type');
  for (const [name, tags] of Object.entries(restorable))
    // One that has both shows something else until then.
    for (const element of document.querySelectorAll(
      `:is(${tags})[data-consent][${name}]:not([data-${name}])`,
    ))
      if (!asksNobody(element.getAttribute(name)))
        warn(element, unheld, `write ${name} as data-${name}`);
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-consent]'))
    for (const [name, element] of askedAhead(template))
      warn(
        template,
        `has a ${element.localName} that Firefox asks for before it is allowed`,
        `write its ${name} as data-${name}`,
      );
};

/**
 * Tells the author, on the author's own machine, of marked elements that nothing holds: of those that are in the page when it
 * asks.
 */
export const warnOfUnheld = (): void => {
  if (document.readyState === 'complete') look();
  else addEventListener('load', look, { once: true });
};
