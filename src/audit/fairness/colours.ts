/** Red, green, blue from 0 to 255, and how opaque, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const numbers = (text: string): number[] => (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);

let canvas: CanvasRenderingContext2D | null | undefined;

/** Lets the browser itself work out a colour, whatever notation it is in. */
const drawn = (text: string): Colour => {
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext(
    '2d',
    { willReadFrequently: true },
  );
  if (!canvas) return [0, 0, 0, 1];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};

/** Reads a computed colour. */
export const readColour = (text: string): Colour => {
  if (/^rgba?\(/.test(text)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers(text);
    return [red, green, blue, alpha];
  }
  if (text.startsWith('color(srgb ')) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers(text.slice(11));
    return [red * 255, green * 255, blue * 255, alpha];
  }
  return drawn(text);
};

/** One colour laid over another that is opaque. */
export const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
  r * a + r2 * (1 - a),
  g * a + g2 * (1 - a),
  b * a + b2 * (1 - a),
  1,
];

export const faded = ([r, g, b, a]: Colour, opacity: number): Colour => [r, g, b, a * opacity];

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = ([red, green, blue]: Colour): number => {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const share = Math.min(1, Math.max(0, value / 255));
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export const contrast = (one: Colour, other: Colour): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
