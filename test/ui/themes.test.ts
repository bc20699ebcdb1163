import { assert } from '@open-wc/testing';
import { until } from '../visitor.js';
import { mount, unmountAll } from './mount.js';

const themes = [
  '',
  'light',
  'dark',
  'auto',
  'high-contrast',
  'newspaper',
  'shop',
  'public-service',
];

/** Any CSS colour as red, green and blue of 0 to 1, over the colour behind it. */
const rgb = (color: string, behind: number[] = [1, 1, 1]): number[] => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue].map(
    (part, index) => (part / 255) * (alpha / 255) + (behind[index] ?? 1) * (1 - alpha / 255),
  );
};
const luminance = (parts: number[]): number => {
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: number[], other: number[]): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

describe('themes', () => {
  let link: HTMLLinkElement | undefined;
  afterEach(() => {
    unmountAll();
    link?.remove();
  });

  for (const theme of themes) {
    for (const scheme of ['light', 'dark']) {
      it(`${theme || 'no theme'}, on a ${scheme} page: everything can be read`, async () => {
        document.documentElement.style.colorScheme = scheme;
        if (theme) {
          link = document.createElement('link');
          link.rel = 'stylesheet';
          link.href = `/styles/themes/${theme}.css`;
          const loaded = new Promise((resolve) => link?.addEventListener('load', resolve));
          document.head.append(link);
          await loaded;
        }
        const page = mount({
          prepare: (fake) => fake.answer(['matomo/measurement'], [], 'preferences'),
        });
        page.fake.show('preferences');
        await page.preferences();
        await until(() => page.find('.quiet'));
        const panel = rgb(getComputedStyle(page.get('.panel')).backgroundColor);
        const on = (selector: string, property = 'color'): number =>
          contrast(
            rgb(getComputedStyle(page.get(selector)).getPropertyValue(property), panel),
            panel,
          );
        assert.isAtLeast(on('h2'), 7, 'text');
        assert.isAtLeast(on('.quiet'), 4.5, 'quiet text');
        assert.isAtLeast(on('.state'), 4.5, 'state in words');
        assert.isAtLeast(on('input[role=switch]:not(:checked)', 'border-top-color'), 3, 'a switch');
        assert.isAtLeast(
          on('input[role=switch]:checked', 'background-color'),
          3,
          'a switch that is on',
        );
        assert.isAtLeast(on('.choice', 'background-color'), 3, 'the edge of a button');
        const choice = getComputedStyle(page.get('.choice'));
        const words = contrast(rgb(choice.color), rgb(choice.backgroundColor));
        assert.isAtLeast(words, 4.5, 'the words of a button');
      });
    }
  }
});
