import { requestAddress } from './address.js';

/** A tag that loads something. What is followed, such as `a`, loads nothing. */
const tags =
  /<(?!a\b|area\b|base\b)([a-z][\w-]*)\b[^>]*?\s(?:src|href)\s*=\s*["']?([^"'\s>]+)[^>]*/gi;
const loadingLink = /\srel\s*=\s*["']?[^"'>]*(stylesheet|icon|preload|prefetch|manifest)/i;

/**
 * Which addresses the elements in a text would ask for. It is read as text, because a page with Trusted Types lets nobody
 * parse it.
 */
export const requestsInText = (text: string, base: string): URL[] =>
  [...text.matchAll(tags)].flatMap(([tag, name = '', address]) => {
    const url = requestAddress(address, base);
    return url && (!/^link$/i.test(name) || loadingLink.test(tag)) ? [url] : [];
  });
