import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../visitor.js';
import { mount, unmountAll } from './mount.js';
import { resize } from './resize.js';

/** A page of links, longer than any window. */
const article = (): HTMLElement => {
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

const isCovered = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
  return points.every(([x, y]) => {
    const seen = document.elementFromPoint(left + width * x, top + height * y);
    return seen !== element;
  });
};

describe('room on the page', () => {
  afterEach(async () => {
    unmountAll();
    document.querySelector('main')?.remove();
    document.body.style.margin = '';
    await resize(1280, 720);
  });

  for (const [width, height] of [
    [1280, 720],
    [375, 667],
    [320, 256],
  ] as const) {
    it(`nothing that gets the focus is hidden by the first layer at ${width}x${height}`, async () => {
      await resize(width, height);
      const main = article();
      const page = await mount().banner();
      await until(() => page.get('.panel').getBoundingClientRect().height > 0);
      page.choices[2]?.focus();
      for (const link of main.children) {
        await sendKeys({ press: 'Tab' });
        await until(() => document.activeElement === link);
        await until(() => !isCovered(link));
      }
      assert.isFalse(isCovered(main.lastElementChild ?? main), 'the end of the page');
    });
  }

  for (const [name, style] of Object.entries({
    'a page that scrolls inside itself': 'block-size: 100vh; overflow: auto',
    'a bar at the bottom of the window':
      'position: fixed; inset: auto 0 0; block-size: 3em; overflow: hidden',
  }))
    it(`nothing that gets the focus is hidden by the first layer in ${name}`, async () => {
      await resize(375, 667);
      const main = article();
      for (const link of [...main.children].slice(20)) link.remove();
      document.body.style.margin = '0';
      main.style.cssText = style;
      const page = await mount().banner();
      await until(() => page.get('.panel').getBoundingClientRect().height > 0);
      page.choices[2]?.focus();
      for (const link of main.children) {
        await sendKeys({ press: 'Tab' });
        // Firefox and Chromium stop at what scrolls, too.
        if (document.activeElement === main) await sendKeys({ press: 'Tab' });
        await until(() => document.activeElement === link);
        await until(() => !isCovered(link));
      }
      page.choices[0]?.focus();
      assert.isTrue(page.choices.every((choice) => choice.checkVisibility()));
      const { top, bottom } = page.get('.panel').getBoundingClientRect();
      assert.isTrue(top >= 0 && bottom <= innerHeight);
    });

  it('the first layer comes back to its place when the window gets another shape', async function () {
    if (!(await resize(375, 667))) return;
    const main = article();
    for (const link of [...main.children].slice(4)) link.remove();
    document.body.style.margin = '0';
    main.style.cssText = 'position: fixed; inset: auto auto 0 0; inline-size: 375px';
    const page = await mount().banner();
    const panel = page.get('.panel');
    (main.lastElementChild as HTMLElement).focus();
    await until(() => panel.getBoundingClientRect().top < 100);
    await resize(1280, 720);
    // There is room for both, side by side.
    main.style.inset = 'auto 0 0 auto';
    dispatchEvent(new Event('resize'));
    await until(() => panel.getBoundingClientRect().bottom > innerHeight - 100);
    assert.isFalse(isCovered(main.lastElementChild ?? main));
  });

  it('the first layer fits the letters of a font that arrives late', async function () {
    if (!(await resize(1280, 720))) this.skip();
    const source =
      'url(/node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2)';
    const early = new FontFace('Early', source);
    const wide: FontFaceDescriptors & { sizeAdjust: string } = { sizeAdjust: '125%' };
    const late = new FontFace('Late', source, wide);
    document.fonts.add(await early.load());
    document.body.style.fontFamily = 'Late, Early';
    const page = await mount({ language: 'de' }).banner();
    document.fonts.add(late);
    try {
      const before = page.get('.banner .text').scrollHeight;
      await late.load();
      const text = page.get('.text');
      // Nothing is out of sight without a sign.
      await until(() => text.scrollHeight > before || page.find('.flow'));
      await until(
        () =>
          text.scrollHeight <= text.clientHeight + 1 ||
          text.classList.contains('scrolls') ||
          page.find('.flow'),
      );
    } finally {
      document.fonts.delete(early);
      document.fonts.delete(late);
      document.body.style.fontFamily = '';
    }
  });

  it('is given back', async () => {
    const main = article();
    const before = document.documentElement.scrollHeight;
    const page = await mount().banner();
    await until(() => document.documentElement.scrollHeight > before);
    page.choices[0]?.click();
    await page.nothing();
    assert.equal(document.documentElement.scrollHeight, before);
    assert.equal(getComputedStyle(document.documentElement).scrollPaddingBlockEnd, 'auto');
    main.remove();
  });

  it('the page does not move when the first layer appears', async () => {
    const main = article();
    const place = (): string => JSON.stringify(main.getBoundingClientRect());
    const before = place();
    const page = await mount().banner();
    assert.equal(place(), before);
    page.choices[0]?.click();
    await page.nothing();
    assert.equal(place(), before);
  });

  it('what is said is as wide as the buttons below it, beside a scroll bar too', async () => {
    await resize(375, 667);
    const page = await mount().banner();
    const right = (element: Element | undefined): number =>
      element?.getBoundingClientRect().right ?? 0;
    const scrolls = (): boolean => page.get('.text').scrollHeight > page.get('.text').clientHeight;
    if (await resize(375, 667)) assert.isTrue(scrolls());
    assert.closeTo(right(page.get('.purposes')), right(page.choices.at(-1)), 1);
    page.choices[1]?.click();
    await page.preferences();
    assert.isTrue(scrolls());
    assert.closeTo(right(page.get('section.group')), right(page.choices.at(-1)), 1);
  });

  it('where a window is too small, the first layer stands in the page and scrolls away', async function () {
    if (!(await resize(320, 256))) return;
    const main = article();
    const page = await mount().banner();
    const panel = page.get('.panel');
    assert.isFalse(panel.matches(':popover-open'));
    assert.isAtMost(panel.scrollWidth, 320);
    assert.isAtLeast(main.getBoundingClientRect().top, panel.getBoundingClientRect().bottom);
    for (const choice of page.choices) {
      choice.scrollIntoView();
      assert.isAtLeast(choice.getBoundingClientRect().top, -1);
    }
    scrollTo(0, 2000);
    await until(() => panel.getBoundingClientRect().bottom < 0);
    scrollTo(0, 0);
    await resize(1280, 720);
    await until(() => panel.matches(':popover-open'));
  });

  it('both layers stay within the window with large text, whatever the width', async function () {
    const page = await mount().banner();
    page.host.style.setProperty('--accord-font-size', '2rem');
    for (const view of ['banner', 'preferences'] as const) {
      page.fake.show(view);
      await (view === 'banner' ? page.banner() : page.preferences());
      for (const [width, height] of [
        [768, 900],
        [1024, 768],
        [1280, 720],
      ] as const) {
        const resized = await resize(width, height);
        const { left, right } = page.get('.panel').getBoundingClientRect();
        assert.isAtLeast(left, 0, `${view} at ${innerWidth}`);
        assert.isAtMost(right, innerWidth, `${view} at ${innerWidth}`);
        if (!resized) break;
      }
    }
  });

  it('where the first layer stands in a page with a margin, its buttons are whole', async function () {
    document.body.style.margin = '16px';
    const page = await mount({ language: 'de' }).banner();
    if (!(await resize(320, 256))) return;
    await until(() => page.get('.panel').lang === 'de');
    assert.isTrue(page.get('.panel').classList.contains('flow'));
    for (const choice of page.choices) {
      assert.isAtMost(choice.scrollWidth, choice.clientWidth, choice.innerText);
    }
  });

  it('survives twice the text size', async function () {
    const page = await mount().banner();
    page.host.style.setProperty('--accord-font-size', '2rem');
    dispatchEvent(new Event('resize'));
    const [width, height] = [innerWidth, innerHeight];
    const { width: wide, height: high } = page.get('.panel').getBoundingClientRect();
    const flows = page.get('.panel').classList.contains('flow');
    assert.isTrue(flows || wide * high <= (width * height) / 3 + 2);
    for (const choice of page.choices) {
      assert.isAtMost(choice.scrollWidth, choice.clientWidth, choice.innerText);
    }
  });
});
