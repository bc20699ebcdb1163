const warned = new WeakSet<Element>();

/** Which elements load what by which attribute. Accord takes the mark from everything that it releases. */
const loading = {
  src: 'iframe, img, video, audio, source, track, embed',
  srcset: 'img, source',
  poster: 'video',
  href: 'link[rel~="stylesheet"]',
  data: 'object',
};

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
  for (const [name, tags] of Object.entries(loading))
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
