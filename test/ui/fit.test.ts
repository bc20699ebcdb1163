import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { policyOf, service } from '../policy/policies.js';
import { click, until } from '../visitor.js';
import { article } from './article.js';
import { mount, unmountAll, type Page } from './mount.js';
import { laidOut, resize } from './resize.js';

const fivePurposes = policyOf(
  service('own', 'first-party', ['measurement', 'personalization']),
  service('mate', 'partner', ['advertising']),
  service('other', 'third-party', ['media', 'support']),
);

describe('room on the page', () => {
  afterEach(async () => {
    unmountAll();
    document.querySelector('main')?.remove();
    document.body.style.margin = '';
    await resize(1280, 720);
  });

  // Chromium alone measures it: https://wicg.github.io/layout-instability/
  const measures = PerformanceObserver.supportedEntryTypes.includes('layout-shift');
  for (const [width, height] of [
    [320, 568],
    [375, 667],
    [768, 1024],
  ] as const)
    (measures ? it : it.skip)(`nothing moves when it comes, at ${width}x${height}`, async () => {
      await resize(width, height);
      const shifts: unknown[] = [];
      const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      observer.observe({ type: 'layout-shift' });
      const page = await mount({ language: 'de' }).banner();
      await until(() => page.get('.panel').getBoundingClientRect().height > 0);
      for (let frame = 0; frame < 10; frame++)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      shifts.push(...observer.takeRecords());
      observer.disconnect();
      assert.deepEqual(shifts, []);
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

  it('the arrow that says that a layer goes on stands in its middle, beside a scroll bar too', async () => {
    const page = await mount({ policy: fivePurposes, language: 'ar' }).banner();
    const away = (panel: Element, text: Element): number => {
      const before = getComputedStyle(text, '::before');
      const { left, right, width } = panel.getBoundingClientRect();
      // In Arabic it begins at the right.
      const { right: start } = text.getBoundingClientRect();
      const begin = start - parseFloat(getComputedStyle(text).paddingRight);
      const arrow = begin - parseFloat(before.paddingRight) - parseFloat(before.width) / 2;
      assert.isAbove(width, 100);
      return Math.abs(arrow - (left + right) / 2);
    };
    const text = page.get('.text');
    text.classList.add('scrolls');
    text.style.overflowY = 'scroll';
    assert.isAtMost(away(page.get('.panel'), text), 1);
    page.choices[1]?.click();
    await page.preferences();
    assert.isAtMost(away(page.get('dialog'), page.get('dialog .text')), 1);
  });

  it('where a window is too small, the first layer stands in the page and scrolls away', async function () {
    if (!(await resize(320, 256))) return;
    const main = article();
    const page = await mount().banner();
    const panel = page.get('.panel');
    assert.isFalse(panel.matches(':popover-open'));
    assert.isAtMost(panel.scrollWidth, 320);
    const text = page.get('.text');
    assert.isFalse(text.hasAttribute('tabindex'), 'nothing to scroll there');
    assert.isAtMost(text.scrollHeight, text.clientHeight + 1, 'all of it');
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

  const sheet = new CSSStyleSheet();
  /** Puts the page's own layout around what is there. Returns the undo. */
  const layOut = (rules: string): (() => void) => {
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  };

  /** Without scrolling: the answers, and where what they answer begins. */
  const assertInSight = (page: Page): void => {
    const panel = page.get('.panel');
    const choices = page.get('.choices').getBoundingClientRect();
    assert.isTrue(panel.classList.contains('tight'));
    assert.isAtMost(choices.bottom, panel.getBoundingClientRect().bottom + 1);
    assert.isAtMost(choices.height * 2, panel.clientHeight);
    const text = page.get('.text p').getBoundingClientRect();
    assert.isBelow(text.top, choices.top);
  };

  /** All of it can be reached by scrolling within it, and beside it the page can be used. */
  const assertBeside = async (page: Page, main: HTMLElement): Promise<void> => {
    const panel = page.get('.panel');
    const { top, bottom, height } = panel.getBoundingClientRect();
    assert.isTrue(panel.matches(':popover-open'));
    assert.isTrue(top >= 0 && bottom <= innerHeight + 1, `${top} to ${bottom} of ${innerHeight}`);
    assert.isAtMost(height, innerHeight * 0.61);
    assert.isTrue(main.contains(document.elementFromPoint(innerWidth / 2, innerHeight * 0.1)));
    assert.isAtMost(panel.scrollWidth, panel.clientWidth);
    for (const part of [page.get('.close'), page.get('.links > *'), ...page.choices]) {
      part.scrollIntoView({ block: 'nearest' });
      const box = part.getBoundingClientRect();
      assert.isTrue(box.top >= top - 1 && box.bottom <= bottom + 1, part.innerText);
      const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      assert.equal(seen, page.host, part.innerText);
      assert.isAtMost(part.scrollWidth, part.clientWidth + 1, part.innerText);
    }
    // As when a phone's address bar comes and goes.
    const { scrollTop } = panel;
    dispatchEvent(new Event('resize'));
    assert.equal(panel.scrollTop, scrollTop);
    page.get('.close').focus();
    for (let step = 0; step < 6 && page.focused !== page.choices[2]; step++) {
      await sendKeys({ press: 'Tab' });
      const box = page.focused?.getBoundingClientRect();
      assert.isTrue(box && box.top < bottom && box.bottom > top, page.focused?.outerHTML);
      if (box && page.focused?.matches('.links > *')) {
        // Nor below the buttons that stay.
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const seen = page.host.shadowRoot?.elementFromPoint(x, y);
        assert.equal(seen, page.focused, page.focused.outerHTML);
      }
    }
    assert.equal(page.focused, page.choices[2]);
    // What no mouse and no finger can scroll stays as it was.
    assert.deepEqual([scrollY, document.body.scrollTop], [0, 0]);
    await click(page.choices[0] ?? page.host);
    await page.nothing();
    assert.deepEqual(page.fake.decided[0]?.granted, []);
  };

  const shells = {
    'cuts off what it does not scroll itself':
      'html, body { margin: 0; block-size: 100%; overflow: hidden } main { block-size: 100%; overflow: auto }',
    'lies over everything': 'main { position: fixed; inset: 0; overflow: auto }',
    'cuts off what is long':
      'html { overflow: hidden } main { position: fixed; inset: 0; overflow: auto } body { min-block-size: 400vh }',
    'scrolls in its body':
      'html { overflow: hidden } html, body { margin: 0; block-size: 100% } body { overflow: auto }',
  };
  for (const [name, rules] of Object.entries(shells))
    for (const [width, height, size, language] of [
      [320, 256, '1rem', 'en'],
      [568, 320, '1rem', 'de'],
      [360, 640, '1.5rem', 'de'],
      [375, 667, '2rem', 'ar'],
      // In every window.
      [800, 600, '3rem', 'en'],
    ] as const)
      it(`an app that ${name} can be used beside the first layer, and that too, at ${width}x${height}, ${size}`, async function () {
        if (!(await resize(width, height)) && size !== '3rem') this.skip();
        const undo = layOut(rules);
        const main = article();
        try {
          const page = mount({ language, policy: fivePurposes });
          page.host.style.setProperty('--accord-font-size', size);
          await page.banner();
          await until(() => page.get('.panel').lang === language);
          await laidOut();
          if (size === '1rem') assertInSight(page);
          await assertBeside(page, main);
        } finally {
          undo();
        }
      });

  for (const scrolls of [true, false])
    it(`the first layer fits a window whatever it was before, where the page ${scrolls ? 'scrolls' : 'does not scroll'}`, async function () {
      if (!(await resize(1280, 720))) this.skip();
      const undo = layOut(scrolls ? '' : shells['lies over everything']);
      article();
      const look = (page: Page): string => {
        const panel = page.get('.panel');
        const { left, top, width, height } = panel.getBoundingClientRect();
        if (innerHeight < 600 && !panel.matches('.flow'))
          assert.isAtMost(height, innerHeight * 0.61, `${innerWidth}x${innerHeight}`);
        const { height: foot } = page.get('.choices').getBoundingClientRect();
        const box = [left, top, width, height, foot].map(Math.round);
        return [panel.className, page.get('.text').className, box].join(' ');
      };
      const ask = async (): Promise<Page> => {
        const page = mount({ language: 'de', policy: fivePurposes });
        page.host.style.setProperty('--accord-font-size', '1.25rem');
        await page.banner();
        await until(() => page.get('.panel').lang === 'de');
        await laidOut();
        return page;
      };
      const sizes = [
        [320, 256],
        [360, 640],
        [1280, 720],
        [375, 560],
        [800, 500],
        [320, 256],
        [800, 500],
        [360, 640],
      ] as const;
      try {
        const page = await ask();
        const changed: string[] = [];
        for (const [width, height] of sizes) {
          await resize(width, height);
          changed.push(`${width}x${height}: ${look(page)}`);
        }
        const fresh: string[] = [];
        for (const [width, height] of sizes) {
          unmountAll();
          await resize(width, height);
          fresh.push(`${width}x${height}: ${look(await ask())}`);
        }
        assert.deepEqual(changed, fresh);
      } finally {
        undo();
      }
    });

  const pageEnd = 99_999;
  const columns = {
    'a row': 'body { display: flex; margin: 0 } main { flex: 1 }',
    'a grid that is filled from its end':
      'body { display: grid; grid-template: "main" "host"; margin: 0 } main { grid-area: main }',
  };
  for (const [name, rules] of Object.entries(columns))
    it(`where a page is ${name}, the first layer does not stand in it, but beside it`, async function () {
      if (!(await resize(320, 256))) this.skip();
      const undo = layOut(rules);
      const main = article();
      try {
        const before = JSON.stringify(main.getBoundingClientRect());
        const page = await mount().banner();
        assert.equal(JSON.stringify(main.getBoundingClientRect()), before);
        scrollTo(0, pageEnd);
        dispatchEvent(new Event('resize'));
        await laidOut();
        const { top, bottom } = page.get('.panel').getBoundingClientRect();
        assert.isTrue(top >= 0 && bottom <= innerHeight, 'at the end of the page too');
        scrollTo(0, 0);
        await assertBeside(page, main);
      } finally {
        undo();
      }
    });

  const whole = {
    'a grid': 'body { display: grid; grid-template-columns: 80px 1fr; margin: 0 }',
    'a column in the middle':
      'body { display: flex; flex-direction: column; align-items: center; margin: 0 }',
    'a grid in the middle': 'body { display: grid; place-items: center; margin: 0 }',
  };
  for (const [name, rules] of Object.entries(whole))
    it(`where a page is ${name}, the first layer stands above all of it`, async function () {
      if (!(await resize(320, 256))) this.skip();
      const undo = layOut(rules);
      const main = article();
      try {
        const { left, width } = main.getBoundingClientRect();
        const page = await mount().banner();
        const panel = page.get('.panel');
        assert.isTrue(panel.classList.contains('flow'));
        assert.closeTo(panel.getBoundingClientRect().width, document.body.clientWidth, 1);
        const now = main.getBoundingClientRect();
        assert.deepEqual([now.left, now.width], [left, width]);
        assert.isAtLeast(now.top, panel.getBoundingClientRect().bottom);
      } finally {
        undo();
      }
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

  // As large as the window is small: what the browser is told of text size cannot be set here, and counts alike.
  for (const language of ['en', 'de', 'fr'])
    it(`the preferences can be read with large text on a phone, in ${language}`, async function () {
      if (!(await resize(240, 428))) this.skip();
      const page = mount({ language, prepare: (fake) => fake.answerAll(true) });
      page.fake.released.add('matomo/measurement');
      page.fake.show('preferences');
      await page.preferences();
      page.toggle('Matomo').click();
      await until(() => page.text('.warning'));
      const text = page.get('dialog .text');
      const scrolls = (element: HTMLElement): boolean =>
        getComputedStyle(element).overflowY === 'auto';
      const high = [text, page.get('dialog')].find(scrolls)?.clientHeight ?? 0;
      assert.isAbove(high, 4 * parseFloat(getComputedStyle(text).lineHeight));
    });

  it('where the first layer stands in a page with a margin, its buttons are whole', async function () {
    document.body.style.margin = '40px';
    article();
    const page = await mount({ language: 'fr' }).banner();
    if (!(await resize(320, 256))) return;
    await until(() => page.get('.panel').lang === 'fr');
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
    assert.isTrue(flows || wide * (high - 1) <= (width * height) / 3);
    for (const choice of page.choices) {
      assert.isAtMost(choice.scrollWidth, choice.clientWidth, choice.innerText);
    }
  });
});
