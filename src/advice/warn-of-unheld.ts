const warned = new WeakSet<Element>();

/** What the browser has already run or asked for. `src/page/` takes the mark from everything that it releases. */
const unheld = [
  'script[data-consent]:not([type="text/plain"])',
  ':is(iframe, img, embed, video, audio, source, track, input)[data-consent]:is([src], [srcset])',
  'link[data-consent][href]',
  'object[data-consent][data]',
].join();

const scriptType = /^(|module|importmap|(text|application)\/(java|ecma)script)$/i;

const mendOf = (element: Element): string | undefined => {
  const { localName } = element;
  if (localName === 'script')
    return scriptType.test(element.getAttribute('type')?.trim() ?? '')
      ? 'give it type="text/plain", and its own type as data-type'
      : undefined;
  const address = ['src', 'srcset', 'href', 'data'].find((name) =>
    // A blank picture or page stands where something is to come.
    /^(?!\s*(data|about):)./i.test(element.getAttribute(name) ?? ''),
  );
  return address && `write ${address} as data-${address}`;
};

const look = (): void => {
  for (const element of document.querySelectorAll(unheld)) {
    const mend = mendOf(element);
    if (!mend || warned.has(element)) continue;
    warned.add(element);
    console.warn(
      `Accord: <${element.localName} data-consent="${element.getAttribute('data-consent')}"> is not held, the browser has loaded ` +
        `it: ${mend}.`,
      element,
    );
  }
};

/** Tells the author, on the author's own machine, of marked elements that nothing holds, once for each. */
export const warnOfUnheld = (): void => {
  if (document.readyState === 'complete') look();
  else addEventListener('load', look, { once: true });
};
