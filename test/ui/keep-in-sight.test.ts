import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../visitor.js';
import { article, isCovered } from './article.js';
import { mount, unmountAll, type Page } from './mount.js';
import { laidOut, resize } from './resize.js';

/** How far the page can be scrolled, and how high it is. */
const pageHeight = (): number => document.documentElement.scrollHeight;

describe('what has the focus, while the first layer is there', () => {
  const sheet = new CSSStyleSheet();
  const layOut = (rules: string): void => {
    sheet.replaceSync(rules);
  };
  before(() => document.adoptedStyleSheets.push(sheet));
  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  afterEach(async () => {
    unmountAll();
    document.querySelector('main')?.remove();
    document.body.removeAttribute('style');
    document.body.removeAttribute('tabindex');
    layOut('');
    await resize(1280, 720);
  });

  const ask = async (): Promise<Page> => {
    const page = await mount().banner();
    await until(() => page.get('.panel').getBoundingClientRect().height > 0);
    return page;
  };

  for (const [width, height] of [
    [1280, 720],
    [375, 667],
    [320, 256],
  ] as const) {
    it(`nothing that gets the focus is hidden by the first layer at ${width}x${height}`, async function () {
      if (!(await resize(width, height)) && width !== 1280) this.skip();
      const main = article();
      const page = await ask();
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
      const page = await ask();
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
    const page = await ask();
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

  it('gets its room at the end of a page that scrolls, until the question is answered', async () => {
    article();
    const before = pageHeight();
    const page = await ask();
    await until(() => pageHeight() > before);
    page.choices[0]?.click();
    await page.nothing();
    assert.equal(pageHeight(), before);
    assert.equal(getComputedStyle(document.documentElement).scrollPaddingBlockEnd, 'auto');
  });

  /** A page that fits its window, with a link at its lower edge. */
  const shortPage = (rules = ''): HTMLElement => {
    layOut(`html, body { margin: 0 }
      main { display: flex; flex-direction: column; justify-content: end; block-size: 100vh } ${rules}`);
    const main = article();
    for (const link of [...main.children].slice(1)) link.remove();
    return main.firstElementChild as HTMLElement;
  };
  const atLowerEdge = (page: Page): boolean =>
    page.get('.panel').getBoundingClientRect().bottom > innerHeight - 100;

  it('is scrolled into sight also in a page that did not scroll, which gets no scroll bar before', async () => {
    const link = shortPage();
    const before = pageHeight();
    const page = await ask();
    await laidOut();
    assert.equal(pageHeight(), before);
    link.focus();
    assert.isFalse(isCovered(link));
    assert.isAbove(pageHeight(), before);
    assert.isTrue(atLowerEdge(page));
  });

  it('is in sight at once, also in a page that scrolls smoothly', async () => {
    const link = shortPage('html { scroll-behavior: smooth }');
    const page = await ask();
    link.focus();
    assert.isFalse(isCovered(link));
    assert.isTrue(atLowerEdge(page));
  });

  it('is seen by its middle, though an edge of it juts out below the first layer', async () => {
    const link = shortPage(
      'main { position: fixed; inset: 0; box-sizing: border-box; padding-block-end: 6em }',
    );
    const page = await ask();
    const { right } = page.get('.panel').getBoundingClientRect();
    link.style.cssText += `; inline-size: ${right - 5}px`;
    link.focus();
    const { left, width, top, height } = link.getBoundingClientRect();
    assert.notEqual(document.elementFromPoint(left + width / 2, top + height / 2), page.host);
  });

  it('moves no page that cuts off what it does not scroll itself', async () => {
    const link = shortPage('html { overflow: hidden } main { block-size: 120vh }');
    const before = pageHeight();
    const page = await ask();
    link.focus();
    await laidOut();
    assert.equal(pageHeight(), before);
    assert.isFalse(page.get('.panel').matches('.flow'));
  });

  it('is the page itself, where a router puts the focus: the first layer stays where it is', async () => {
    await resize(375, 667);
    shortPage();
    const page = await ask();
    document.body.tabIndex = -1;
    document.body.focus();
    await laidOut();
    assert.equal(document.activeElement, document.body);
    assert.isTrue(atLowerEdge(page));
  });

  it('may be scrolled away by the visitor, and stays there when the window gets another size', async () => {
    const main = article();
    const page = await ask();
    const link = main.children[1] as HTMLElement;
    link.focus();
    main.style.cssText = 'margin-block-start: 200vh; inline-size: 300px';
    scrollTo(0, innerHeight * 1.2);
    await laidOut();
    const { top } = link.getBoundingClientRect();
    scrollBy(0, top - page.get('.panel').getBoundingClientRect().top - 20);
    assert.isTrue(isCovered(link));
    const before = scrollY;
    dispatchEvent(new Event('resize'));
    await laidOut();
    assert.equal(scrollY, before);
  });

  it('needs no room at the end of the page where the first layer stands in it', async function () {
    if (!(await resize(320, 256))) this.skip();
    article();
    const page = await ask();
    await laidOut();
    assert.isTrue(page.get('.panel').matches('.flow'));
    assert.equal(getComputedStyle(document.documentElement).scrollPaddingBlockEnd, 'auto');
  });

  it('sends the first layer to the top without making the page longer by all of its window', async function () {
    if (!(await resize(375, 667))) this.skip();
    const link = shortPage(
      'main { position: fixed; inset: auto 0 0; block-size: auto } body { block-size: 100vh }',
    );
    const page = await ask();
    link.focus();
    await until(() => page.get('.panel').getBoundingClientRect().top < 100);
    await resize(390, 667);
    await laidOut();
    assert.isTrue(page.get('.panel').getBoundingClientRect().top < 100);
    assert.isBelow(pageHeight(), innerHeight * 1.8);
  });
});
