import { faded, over, readColour, type Colour } from './colours.js';
import { drawnIn } from './rendered.js';

/** What lies behind an element's words. */
export interface Background {
  readonly colour: Colour;
  /** A picture or gradient lies there too: the colour is only what is below it. */
  readonly picture: boolean;
}

const page = (): Colour => {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const isDark = /dark/.test(colorScheme) && matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark ? [18, 18, 18, 1] : [255, 255, 255, 1];
};

/** The colour that an element is drawn on, its own background included, through everything that is translucent. */
export const backgroundOf = (element: Element | null): Background => {
  const layers: Colour[] = [];
  let picture = false;
  for (let at: Element | null = element; at; at = drawnIn(at)) {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
    picture ||= backgroundImage !== 'none';
    const colour = faded(readColour(backgroundColor), Number(opacity));
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  return { colour: layers.reduceRight((below, layer) => over(layer, below), page()), picture };
};

/** How opaque an element is, with all it is drawn in. */
export const opacityOf = (element: Element): number => {
  let opacity = 1;
  for (let at: Element | null = element; at; at = drawnIn(at)) {
    opacity *= Number(getComputedStyle(at).opacity);
  }
  return opacity;
};
