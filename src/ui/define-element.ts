/** Registers an element. A name that is taken, by a second copy of Accord, is left alone. */
export const defineElement = (name: string, element: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, element);
};
