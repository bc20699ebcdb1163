type Value = string | false | ((event: never) => void);

/** An element with attributes (listeners, where the value is a function) and children. What is false is left out. */
export const makeElement = (
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly (Node | string | false)[]
): HTMLElement => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === 'function')
      element.addEventListener(attribute, value as (event: Event) => void);
    else if (value !== false) element.setAttribute(attribute, value);
  }
  element.append(...children.filter((child) => child !== false));
  return element;
};
