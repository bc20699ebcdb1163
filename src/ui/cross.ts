const svg = 'http://www.w3.org/2000/svg';

/** The mark on a close button: decoration beside its words. */
export const cross = (): Element => {
  const mark = document.createElementNS(svg, 'svg');
  const lines = document.createElementNS(svg, 'path');
  mark.setAttribute('viewBox', '0 0 12 12');
  mark.setAttribute('aria-hidden', 'true');
  lines.setAttribute('d', 'M1 1l10 10M11 1 1 11');
  mark.append(lines);
  return mark;
};
