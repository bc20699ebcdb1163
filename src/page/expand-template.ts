import { holdScript } from './held-script.js';
import { restoreAddresses } from './restore-addresses.js';
import type { Trust } from './trusted-value.js';

/**
 * Puts the content of a held template behind it: the content itself and not a copy, so that its scripts run once, and
 * still are what the parser made of the page. They come out held. Returns the way back.
 */
export const expandTemplate = (
  trust: Trust,
  template: HTMLTemplateElement,
  expression: string,
): (() => void) => {
  const { content } = template;
  for (const script of content.querySelectorAll('script:not([type="text/plain"])'))
    // One that is marked itself waits for its own scope, now that this one is granted.
    holdScript(script, script.getAttribute('data-consent') ?? expression);
  const nodes = [...content.childNodes];
  const holdAddresses = restoreAddresses(trust, content.children, template);
  template.after(content);
  return () => {
    holdAddresses();
    content.prepend(...nodes);
  };
};
