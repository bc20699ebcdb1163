import { restorable } from '../page/restorable.js';
import { askedAhead, asksNobody } from './asked-ahead.js';
import { isLoadedByOthers } from './is-loaded-by-others.js';

/** The mark goes from everything that is released: what has it and loads was never held. */
const warned = new WeakSet<Element>();

/** As browsers run them: https://html.spec.whatwg.org/#javascript-mime-type */
const runs =
  /^(|module|(text|application)\/(x-)?(java|ecma)script|text\/(jscript|livescript|javascript1\.\d))$/i;

const warn = (element: Element, fault: string, mend: string, cause = element): void => {
  if (warned.has(cause)) return;
  warned.add(cause);
  const tag = `<${element.localName} data-consent="${element.getAttribute('data-consent')}">`;
  console.warn(`Accord: ${tag} ${fault}: ${mend}.`, element);
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
  for (const element of document.querySelectorAll('[data-consent]'))
    if (isLoadedByOthers(element))
      warn(
        element,
        'is held, and something else has loaded it',
        'keep lazy loaders, which read data-src too, away from it, or put it into a <template>',
      );
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-consent]'))
    for (const [name, element] of askedAhead(template))
      warn(
        template,
        `has a ${element.localName} that Firefox asks for before it is allowed`,
        `write its ${name} as data-${name}`,
        element,
      );
};

/**
 * Tells the author, on the author's own machine, of marked elements that nothing holds: of those that are in the page when it
 * asks, and of what loads later all the same.
 */
export const warnOfUnheld = (): void => {
  if (document.readyState === 'complete') look();
  else addEventListener('load', look, { once: true });
  for (const type of ['load', 'error'])
    document.addEventListener(
      type,
      ({ target }) => {
        if (target instanceof Element && target.matches('[data-consent]')) look();
      },
      true,
    );
};
