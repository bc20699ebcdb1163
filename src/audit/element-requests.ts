import { requestAddress } from './address.js';

/** An address that an element makes the browser contact. */
export interface ElementRequest {
  readonly url: URL;
  /** `script`, `iframe`, `image`, `media`, `object`, `stylesheet`, or the `rel` of a link. */
  readonly kind: string;
}

const attributes: readonly (readonly [string, string, readonly string[]])[] = [
  ['script', 'script', ['src']],
  ['iframe', 'iframe', ['src']],
  ['img', 'image', ['src', 'srcset']],
  ['image', 'image', ['href', 'xlink:href']],
  ['input[type=image]', 'image', ['src']],
  ['video', 'media', ['src', 'poster']],
  ['audio', 'media', ['src']],
  ['source', 'media', ['src', 'srcset']],
  ['track', 'media', ['src']],
  ['object', 'object', ['data']],
  ['embed', 'object', ['src']],
];

const linkKinds =
  /^(stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|prerender|icon|apple-touch-icon|manifest)$/;

/** The types of script that a browser would not fetch. */
const isData = (script: Element): boolean => {
  const type = script.getAttribute('type')?.trim().toLowerCase();
  return !!type && !/^(module|importmap|(text|application)\/(x-)?(java|ecma|j)script)/.test(type);
};

const candidates = (name: string, value: string): string[] =>
  name === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0] ?? '') : [value];

const valuesOf = (element: Element, prefix: string): [string, string][] => {
  const found: [string, string][] = [];
  const take = (kind: string, name: string): void => {
    const value = element.getAttribute(prefix + name);
    if (value) for (const each of candidates(name, value)) found.push([kind, each]);
  };
  if (element.matches('link')) {
    for (const rel of (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/))
      if (linkKinds.test(rel)) take(rel, 'href');
  }
  for (const [selector, kind, names] of attributes)
    if (element.matches(selector)) for (const name of names) take(kind, name);
  return found;
};

/** What is in a template stands in a document of its own, about:blank, from which no address can be told. */
const baseOf = ({ baseURI }: Element): string =>
  baseURI.startsWith('about:') ? document.baseURI : baseURI;

const requestsBy = (element: Element, prefix: string): ElementRequest[] =>
  valuesOf(element, prefix).flatMap(([kind, value]) => {
    const url = requestAddress(value, baseOf(element));
    return url ? [{ url, kind }] : [];
  });

/** What the element makes the browser contact now. */
export const liveRequests = (element: Element): ElementRequest[] =>
  element.matches('script') && isData(element) ? [] : requestsBy(element, '');

/** What it would contact once it is released. */
export const heldRequests = (element: Element): ElementRequest[] => [
  ...requestsBy(element, 'data-'),
  ...(element.matches('script') ? requestsBy(element, '') : []),
];

/** The element as its author wrote it: its opening tag, shortened. */
export const openingTag = (element: Element): string => {
  const named = [...element.attributes].map(({ name, value }) =>
    value ? `${name}="${value.length > 80 ? `${value.slice(0, 79)}…` : value}"` : name,
  );
  return `<${[element.localName, ...named].join(' ')}>`;
};
