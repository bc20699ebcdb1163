type Child = Node | string | undefined | false;

/** Makes an element with a class, properties and content. Texts stay texts. */
export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: Child[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content.filter((each): each is Node | string => !!each));
  return element;
};

/** A button that does something. */
export const makeButton = (
  className: string,
  act: () => void,
  ...content: Child[]
): HTMLButtonElement => {
  const button = make('button', className, ...content);
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
};
