/**
 * The two pages of a case. Its markup is written as it would stand without a gate, with `data-consent` on what the gate
 * shall hold. `plainMarkup` takes the marks away; `heldMarkup` does to the marked elements what an author would do.
 */
const marked = /<(\w+)\b([^<>]*?)\sdata-consent="([^"]*)"([^<>]*)>/g;

export const plainMarkup = (markup: string): string =>
  markup
    .replace(/<template data-consent="[^"]*">([^]*?)<\/template>/g, '$1')
    .replace(marked, '<$1$2$4>');

export const heldMarkup = (markup: string): string =>
  markup.replace(marked, (element, tag: string, before: string, scope: string, after: string) => {
    const attributes = `${before}${after}`;
    if (attributes.includes('type="text/plain"')) return element;
    if (tag === 'template') return `<template data-consent="${scope}"${attributes}>`;
    const held =
      tag === 'script'
        ? ` type="text/plain"${attributes.replace(/\stype=/, ' data-type=')}`
        : attributes.replace(/\s(src|srcset|href|poster|data)=/g, ' data-$1=');
    return `<${tag} data-consent="${scope}"${held}>`;
  });
