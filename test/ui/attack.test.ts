import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { click, until } from '../visitor.js';
import { mount, unmountAll } from './mount.js';
import { laidOut, resize } from './resize.js';

/** Style sheets of pages, as they come or as they might be meant. */
const attacks: Record<string, string> = {
  'a reset of everything': '* { all: unset }',
  'a reset of everything, important': '* { all: unset !important }',
  'buttons and links hidden': 'button, a, dialog, section, [popover] { display: none !important }',
  'everything important': `* {
    color: red !important; background: blue !important; font-size: 4px !important; opacity: 0.1 !important;
    text-transform: uppercase !important; letter-spacing: 2em !important; line-height: 9 !important;
    pointer-events: none !important; visibility: hidden !important; user-select: none !important;
    transform: scale(0.2) rotate(9deg) !important; filter: blur(9px) !important; margin: 99px !important;
    text-align: right !important; white-space: nowrap !important; direction: rtl !important;
  }`,
  'a huge root font size': 'html { font-size: 400% }',
  'a tiny root font size': 'html { font-size: 2px }',
  'a transformed body':
    'body { transform: translateX(50%); filter: grayscale(1); perspective: 9px }',
  'a war of z-indexes': 'body > * { z-index: 2147483647 !important; position: relative }',
  'Bootstrap’s root': `
    *, ::after, ::before { box-sizing: border-box }
    body { margin: 0; font-family: system-ui; font-size: 1rem; line-height: 1.5; color: #212529 }
    button { border-radius: 0; margin: 0; font-family: inherit; text-transform: none }
    [role=button], button { cursor: pointer } h2 { margin: 0 0 .5rem; font-size: 2rem }`,
  'Tailwind’s preflight': `
    *, ::after, ::before { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
    h2 { font-size: inherit; font-weight: inherit } a { color: inherit; text-decoration: inherit }
    button { font: inherit; color: inherit; background-color: transparent; border-radius: 0; opacity: 1 }
    ol, ul, menu { list-style: none } [hidden] { display: none !important }`,
};

const sheet = new CSSStyleSheet();

/** The size of something that is wholly in the window. */
const boxOf = (element: Element): number[] => {
  const { width, height, left, top, right, bottom } = element.getBoundingClientRect();
  assert.isTrue(left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight);
  return [width, height].map(Math.round);
};

describe('under attack', () => {
  before(() => {
    document.adoptedStyleSheets.push(sheet);
  });
  beforeEach(() => sheet.replaceSync(''));
  afterEach(() => {
    sheet.replaceSync('');
    unmountAll();
  });
  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  /** What a page that means well sees. */
  const expected = async (): Promise<{ first: number[][]; second: number[][] }> => {
    sheet.replaceSync('body { font-family: sans-serif }');
    const page = await mount().banner();
    const first = [page.get('.panel'), ...page.choices].map(boxOf);
    page.fake.show('preferences');
    await page.preferences();
    const second = [page.get('.panel'), ...page.choices].map(boxOf);
    unmountAll();
    return { first, second };
  };

  for (const [name, rules] of Object.entries(attacks)) {
    it(`${name}: both layers stand as they do on a page that means well`, async () => {
      const { first, second } = await expected();
      sheet.replaceSync(`${rules} accord-consent { font-family: sans-serif !important }`);
      const page = await mount().banner();
      assert.deepEqual([page.get('.panel'), ...page.choices].map(boxOf), first);
      const [choice] = page.choices;
      assert.equal(getComputedStyle(page.get('h2')).textTransform, 'none');
      assert.equal(choice && getComputedStyle(choice).pointerEvents, 'auto');
      assert.equal(choice && getComputedStyle(choice).visibility, 'visible');
      page.fake.show('preferences');
      await page.preferences();
      assert.deepEqual([page.get('.panel'), ...page.choices].map(boxOf), second);
      const last = page.choices[2];
      if (last) await click(last);
      await page.nothing();
      assert.equal(page.fake.decided[0]?.how, 'preferences');
    });
  }

  const wall = [
    'position: absolute; inset: 0; margin: 9vh; padding: 40vh; border: 40vh solid; overflow: visible',
    'inline-size: 100vw; block-size: 100vh; max-inline-size: none; max-block-size: none',
    'min-inline-size: 100vw; min-block-size: 100vh; inset-inline: 0; inset-block: 0; width: 100vw; height: 100vh',
    'transform: scale(9); scale: 9; zoom: 9; writing-mode: vertical-lr; grid-area: 1 / 1; box-sizing: content-box',
  ]
    .join('; ')
    .replaceAll(/;|$/g, ' !important;');

  for (const [width, height, placement, language] of [
    [1280, 720, 'start', 'en'],
    [1280, 720, 'end', 'en'],
    [1280, 720, 'end', 'ar'],
    [1280, 720, 'bottom', 'en'],
    [375, 667, 'bottom', 'ar'],
    [320, 256, 'start', 'en'],
  ] as const)
    for (const scrolls of [true, false])
      it(`its part made a wall, the first layer stands in its place: ${placement}, ${language}, ${width}x${height}, in a page that ${scrolls ? 'scrolls' : 'does not'}`, async () => {
        await resize(width, height);
        const place = async (rules: string): Promise<number[][]> => {
          sheet.replaceSync(`${scrolls ? 'body { min-block-size: 300vh }' : ''} ${rules}`);
          const page = mount({ language });
          page.host.setAttribute('placement', placement);
          await page.banner();
          await until(() => page.get('.panel').lang === language);
          await laidOut();
          const boxes = [page.get('.panel'), ...page.choices].map((element) => {
            const box = element.getBoundingClientRect();
            return [box.left, box.top, box.width, box.height].map(Math.round);
          });
          assert.equal(page.get('.panel').matches('.flow'), scrolls && innerHeight < 300);
          const { backgroundColor } = getComputedStyle(page.get('.panel'));
          assert.equal(backgroundColor === 'rgb(1, 2, 3)', rules !== '');
          unmountAll();
          return boxes;
        };
        const expected = await place('');
        const part = `accord-consent::part(panel) { ${wall} background: rgb(1, 2, 3) }`;
        assert.deepEqual(await place(part), expected);
        await resize(1280, 720);
      });

  it('its part puts nothing over it or around it', async () => {
    await resize(1280, 720);
    sheet.replaceSync(`
      accord-consent::part(panel) {
        mask: linear-gradient(90deg, transparent 40%, #000) !important;
        clip-path: inset(0 0 0 50%) !important;
        rotate: 20deg !important;
        translate: 50% !important;
        box-shadow: 0 0 0 100vmax #000 !important;
      }
      accord-consent::part(panel)::before {
        content: '' !important; position: fixed !important; inset: -100vmax !important; background: #000;
      }
      accord-consent::part(panel)::after {
        content: '' !important; position: absolute !important; inset: 0 !important; background: #fff;
      }
    `);
    const page = await mount().banner();
    await laidOut();
    const panel = page.get('.panel');
    const { clipPath, maskImage, rotate, translate } = getComputedStyle(panel);
    assert.deepEqual(
      { clipPath, maskImage, rotate, translate },
      { clipPath: 'inset(-64px)', maskImage: 'none', rotate: 'none', translate: 'none' },
    );
    assert.notEqual(document.elementFromPoint(innerWidth - 5, 5), page.host);
    for (const choice of page.choices) {
      const { left, top, width, height } = choice.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      assert.equal(page.host.shadowRoot?.elementFromPoint(x, y), choice);
    }
  });

  it('hidden altogether, nothing is decided and the page can be used', async () => {
    sheet.replaceSync('accord-consent { display: none !important }');
    const page = await mount().banner();
    await laidOut();
    assert.isFalse(page.get('.panel').checkVisibility());
    assert.lengthOf(page.fake.decided, 0);
    assert.equal(getComputedStyle(document.documentElement).scrollPaddingBlockEnd, 'auto');
    page.fake.show('preferences');
    await until(() => page.fake.view !== 'preferences');
    assert.isNull(document.querySelector(':modal'));
  });

  for (const rules of ['* { position: relative }', 'body > * { position: relative; z-index: 1 }'])
    it(`${rules}: the widget stays in its corner`, async () => {
      sheet.replaceSync(rules);
      const { widget } = mount({ prepare: (fake) => fake.answerAll(false) });
      await until(() => widget.shadowRoot?.textContent?.trim() && !widget.hidden);
      const { left, right, bottom } = widget.getBoundingClientRect();
      assert.isBelow(right - left, innerWidth / 2);
      assert.isAtMost(Math.abs(innerHeight - bottom - 16), 4);
    });

  const leaving: Record<string, (modal: HTMLDialogElement) => void> = {
    closed: (modal) => modal.close(),
    removed: (modal) => modal.remove(),
  };
  for (const [how, leave] of Object.entries(leaving))
    it(`the first layer stays under a native modal that was there before, until that is ${how}`, async () => {
      const modal = document.body.appendChild(document.createElement('dialog'));
      modal.showModal();
      const page = await mount().banner();
      // In the top layer it would lie over that, and nobody could use it.
      const isOver = page.get('.banner').matches(':popover-open');
      leave(modal);
      assert.isFalse(isOver);
      await until(() => page.get('.banner').matches(':popover-open'));
      modal.remove();
      await click(page.choices[0] ?? page.host);
      await page.nothing();
    });

  it('the first layer stays under a native modal that is part of a component, also when the window changes', async () => {
    const component = document.body.appendChild(document.createElement('div'));
    const modal = component
      .attachShadow({ mode: 'open' })
      .appendChild(document.createElement('dialog'));
    modal.append(document.createElement('input'));
    modal.showModal();
    const page = await mount().banner();
    const isOver = (): boolean => page.get('.banner').matches(':popover-open');
    assert.isFalse(isOver());
    // As a click on the text of the dialog does.
    modal.querySelector('input')?.blur();
    dispatchEvent(new Event('resize'));
    await laidOut();
    assert.isFalse(isOver());
    modal.close();
    await until(isOver);
    component.remove();
    await click(page.choices[0] ?? page.host);
    await page.nothing();
  });

  it('a native modal of the page goes over the first layer, which is there again afterwards', async () => {
    const page = await mount().banner();
    const modal = document.body.appendChild(document.createElement('dialog'));
    const leave = modal.appendChild(document.createElement('button'));
    leave.textContent = 'Leave';
    modal.showModal();
    const { left, top } = leave.getBoundingClientRect();
    assert.equal(document.elementFromPoint(left + 5, top + 5), leave);
    modal.close();
    modal.remove();
    await click(page.choices[0] ?? page.host);
    await page.nothing();
    assert.deepEqual(page.fake.decided[0]?.granted, []);
  });

  it('a modal as Bootstrap’s goes beside the first layer, which can be answered while it is open', async () => {
    const page = await mount().banner();
    const put = (className: string, css: string): HTMLElement => {
      const element = document.body.appendChild(document.createElement('div'));
      element.className = className;
      element.style.cssText = `position: fixed; inset: 0; ${css}`;
      return element;
    };
    const backdrop = put('modal-backdrop', 'z-index: 1050; background: #000; opacity: 0.5');
    const modal = put('modal', 'z-index: 1055; overflow: auto');
    modal.role = 'dialog';
    modal.ariaModal = 'true';
    modal.tabIndex = -1;
    document.body.style.cssText = 'overflow: hidden; padding-right: 15px';
    modal.focus();
    assert.equal(document.activeElement, modal, 'the page’s own modal keeps its focus');
    const [refuse] = page.choices;
    const { left, top } = refuse?.getBoundingClientRect() ?? { left: 0, top: 0 };
    assert.equal(document.elementFromPoint(left + 5, top + 5), page.host, 'nothing lies over it');
    backdrop.remove();
    modal.remove();
    document.body.removeAttribute('style');
    await click(refuse ?? page.host);
    await page.nothing();
    assert.deepEqual(page.fake.decided[0]?.granted, []);
  });

  it('a modal that pulls the focus back leaves the first layer usable by mouse, then by keyboard', async () => {
    const page = await mount().banner();
    const modal = document.body.appendChild(document.createElement('div'));
    modal.tabIndex = -1;
    const trap = (event: FocusEvent): void => {
      if (!modal.contains(event.target as Node)) modal.focus();
    };
    document.addEventListener('focusin', trap);
    modal.focus();
    page.choices[0]?.focus();
    assert.equal(document.activeElement, modal);
    document.removeEventListener('focusin', trap);
    modal.remove();
    page.choices[0]?.focus();
    await sendKeys({ press: 'Enter' });
    await page.nothing();
    assert.equal(page.fake.decided[0]?.how, 'banner');
  });

  it('the body emptied and filled again, the first layer comes back whole', async () => {
    const page = await mount().banner();
    page.host.remove();
    await laidOut();
    assert.equal(getComputedStyle(document.documentElement).scrollPaddingBlockEnd, 'auto');
    document.body.prepend(page.host);
    await page.banner();
    await until(() => page.get('.panel').matches(':popover-open'));
    assert.lengthOf(page.choices, 3);
  });
});
