import { restorable } from '../page/restorable.js';

/** The mark goes from everything that is released: what has it and loads was never held. */
const warned = new WeakSet<Element>();

/** As browsers run them: https://html.spec.whatwg.org/#javascript-mime-type */
const runs =
  /^(|module|(text|application)\/(x-)?(java|ecma)script|text\/(jscript|livescript|javascript1\.\d))$/i;

const warn = (element: Element, mend: string): void => {
  if (warned.has(element)) return;
  warned.add(element);
  const tag = `<${element.localName} data-consent="${element.getAttribute('data-consent')}">`;
  console.warn(`Accord: ${tag} is not held: ${mend}.`, element);
};

const look = (): void => {
  for (const script of document.querySelectorAll('script[data-consent]'))
    if (runs.test(script.getAttribute('type')?.trim() ?? ''))
      warn(script, 'give it type="text/plain", and its own type as data-type');
  for (const [name, tags] of Object.entries(restorable))
    // One that has both shows something else until then.
    for (const element of document.querySelectorAll(
      `:is(${tags})[data-consent][${name}]:not([data-${name}])`,
    ))
      // A blank picture or page asks nobody.
      if (!/^\s*(data:|about:|$)/i.test(element.getAttribute(name) ?? ''))
        warn(element, `write ${name} as data-${name}`);
};

/**
 * Tells the author, on the author's own machine, of marked elements that nothing holds: of those that are in the page when it
 * asks.
 */
export const warnOfUnheld = (): void => {
  if (document.readyState === 'complete') look();
  else addEventListener('load', look, { once: true });
};
