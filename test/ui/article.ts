/** A page of links, longer than any window. */
export const article = (): HTMLElement => {
  const main = document.createElement('main');
  for (let index = 0; index < 40; index++) {
    const link = document.createElement('a');
    link.href = `#${index}`;
    link.textContent = `Link ${index}`;
    link.style.cssText = 'display: block; padding: 0.6em';
    main.append(link);
  }
  document.body.append(main);
  return main;
};

/** Whether nothing of it can be seen. */
export const isCovered = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
  return points.every(([x, y]) => {
    const seen = document.elementFromPoint(left + width * x, top + height * y);
    return seen !== element;
  });
};
