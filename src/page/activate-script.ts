/**
 * Lets the browser run a held script: the same element, in its place. A script of a type that is no script type was
 * never started, and tries again when something is put into it: https://html.spec.whatwg.org/#prepare-the-script-element
 */
export const activateScript = (held: HTMLScriptElement, inOrder: boolean): void => {
  const { type, src } = held.dataset;
  for (const name of ['consent', 'type', 'src']) held.removeAttribute(`data-${name}`);
  if (src !== undefined) held.src = src;
  if (inOrder) held.async = false;
  if (type === undefined) held.removeAttribute('type');
  else held.setAttribute('type', type);
  const trigger = document.createTextNode('');
  held.append(trigger);
  trigger.remove();
};
