import { assert } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { until } from '../visitor.js';
import { mount, nameOf, unmountAll, type Page } from './mount.js';
import { canEmulateMedia } from './resize.js';

/** The words of an element, but for what screen readers leave out. */
const wordsOf = (element: Element): string => {
  const copy = element.cloneNode(true) as Element;
  for (const left of copy.querySelectorAll('[aria-hidden=true]')) left.remove();
  return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
};

const labelOf = (element: Element | null): string =>
  element ? nameOf(element) || wordsOf(element) : '';

/** Presses Tab until the focus leaves the dialog, and says where it was. */
const walk = async (page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> => {
  const stops: string[] = [];
  for (;;) {
    await sendKeys({ press: key });
    const { focused } = page;
    if (!focused || document.activeElement !== page.host) return stops;
    stops.push(labelOf(focused));
  }
};

describe('by keyboard', () => {
  let before: HTMLElement;
  let after: HTMLElement;
  beforeEach(() => {
    before = document.createElement('button');
    before.textContent = 'Skip to content';
    after = document.createElement('button');
    after.textContent = 'First thing on the page';
  });
  afterEach(() => {
    before.remove();
    after.remove();
    unmountAll();
  });

  it('the first layer is walked through in the order in which it is read, and left', async () => {
    const page = mount();
    page.host.before(before);
    page.host.after(after);
    await page.banner();
    before.focus();
    const stops = await walk(page, 'Tab');
    const text = page.get('.text').tabIndex === 0 ? 1 : 0;
    assert.deepEqual(stops.slice(text ? 2 : 1), [
      'See the 2 companies',
      'Privacy policy',
      'Refuse all',
      'Choose',
      'Accept all',
    ]);
    assert.equal(stops[0], 'Close and refuse');
    assert.equal(document.activeElement, after);
  });

  it('everything in the preferences can be reached, switched and left without a mouse', async () => {
    const page = mount();
    page.fake.show('preferences');
    await page.preferences();
    const stops: string[] = [];
    for (let step = 0; step < 40 && stops.at(-1) !== 'Accept all'; step++) {
      await sendKeys({ press: 'Tab' });
      stops.push(labelOf(page.focused));
      if (stops.at(-1) === 'Matomo') await sendKeys({ press: ' ' });
    }
    assert.includeMembers(stops, [
      'Close without saving',
      'First-party (the site itself)',
      'Matomo',
      'Details: Matomo',
      'Google Ads: Advertising',
      'What is a cookie, and what are your rights?',
      'Your receipt',
      'Refuse all',
      'Save my choices',
      'Accept all',
    ]);
    page.choices[1]?.focus();
    await sendKeys({ press: 'Enter' });
    await page.nothing();
    assert.deepEqual(page.fake.decided[0]?.granted, ['matomo/measurement']);
  });

  it('no style of the page takes the ring of a decision button away', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('accord-consent::part(choice) { outline: 0 solid transparent !important }');
    document.adoptedStyleSheets.push(sheet);
    const page = await mount().banner();
    page.get('.close').focus();
    for (const choice of page.choices) {
      for (let step = 0; step < 6 && page.focused !== choice; step++) {
        await sendKeys({ press: 'Tab' });
      }
      assert.equal(page.focused, choice);
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(choice);
      assert.deepEqual([outlineStyle, outlineWidth], ['solid', '2px']);
      assert.equal(outlineColor, getComputedStyle(page.get('.panel')).color);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  it('the focus is always seen', async () => {
    const page = mount();
    page.fake.show('preferences');
    await page.preferences();
    for (let step = 0; step < 12; step++) {
      await sendKeys({ press: 'Tab' });
      const { focused } = page;
      if (!focused || focused.id === 'title') continue;
      // A lens is an invisible radio button; its words carry the ring.
      const shown = focused.matches('[type=radio]') ? focused.nextElementSibling : focused;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? focused);
      assert.equal(outlineStyle, 'solid', labelOf(focused));
      assert.isAtLeast(parseFloat(outlineWidth), 2, labelOf(focused));
    }
  });

  it('screen readers get a region, a heading, lists and plain buttons', async () => {
    // Only Chromium's driver hands out the accessibility tree.
    if (!canEmulateMedia) return;
    await mount().banner();
    const heard: string[] = [];
    const listen = (node: { role?: string; name?: string; children?: unknown[] }): void => {
      heard.push(`${node.role} ${node.name}`);
      for (const child of node.children ?? []) listen(child as typeof node);
    };
    await until(async () => {
      heard.length = 0;
      const tree: unknown = await a11ySnapshot({});
      listen(tree as Parameters<typeof listen>[0]);
      return heard.includes('button Choose');
    });
    const order = [
      'heading May Rivage use some of your data?',
      'button Close and refuse',
      'button See the 2 companies',
      'link Privacy policy',
      'button Refuse all',
      'button Choose',
      'button Accept all',
    ].map((item) => heard.indexOf(item));
    assert.notInclude(order, -1, heard.join('\n'));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
  });
});
