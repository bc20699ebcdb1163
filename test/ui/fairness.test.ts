import { assert } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { languages as others } from '../../src/ui/languages.js';
import { until } from '../visitor.js';
import { mount, unmountAll, type Page } from './mount.js';
import { canEmulateMedia, laidOut, resize } from './resize.js';

const languages = ['en', ...others];
const sizes = [
  [320, 568],
  [375, 667],
  [768, 1024],
  [1280, 720],
] as const;

/** Everything that makes one button weigh more than another, but the words. */
const look = (button: Element): Record<string, string> => {
  const style = getComputedStyle(button);
  const properties = [
    'font-size font-weight font-family font-style letter-spacing text-transform text-decoration-line',
    'background-color background-image color opacity filter box-shadow outline-style',
    'border-top-width border-top-color border-top-style border-top-left-radius',
    'padding-top padding-left cursor visibility z-index transform text-align line-height',
  ];
  const names = properties.join(' ').split(' ');
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
};

const assertEqualChoices = (buttons: readonly HTMLElement[], where: string): void => {
  assert.isAtLeast(buttons.length, 2, where);
  const [first, ...others] = buttons;
  if (!first) return;
  const box = first.getBoundingClientRect();
  for (const other of others) {
    assert.deepEqual(look(other), look(first), where);
    assert.equal(other.className, first.className, where);
    assert.equal(other.getAttribute('part'), 'choice', where);
    assert.equal(other.tagName, 'BUTTON', where);
    assert.equal(other.parentElement, first.parentElement, where);
    const { width, height } = other.getBoundingClientRect();
    assert.closeTo(width, box.width, 2, `${where}: width`);
    assert.closeTo(height, box.height, 2, `${where}: height`);
    assert.deepEqual(other.getAttributeNames().toSorted(), first.getAttributeNames().toSorted());
  }
};

/** No word of a button is cut off or runs over its edge. */
const assertWhole = (buttons: readonly HTMLElement[], where: string): void => {
  for (const button of buttons) {
    const { width, height } = button.getBoundingClientRect();
    assert.isAtLeast(height, 44, `${where}: ${button.innerText} is high enough to hit`);
    assert.isAtLeast(width, 44, where);
    assert.isAtMost(button.scrollWidth, button.clientWidth, `${where}: ${button.innerText} fits`);
    assert.isAtMost(button.scrollHeight, button.clientHeight + 1, where);
  }
};

const inWindow = (element: Element): boolean => {
  const { top, left, bottom, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
};

describe('fairness', () => {
  before(() => resize(1280, 720));
  after(() => resize(1280, 720));
  afterEach(unmountAll);

  for (const language of languages) {
    it(`every layer's choices are alike, whole and together in ${language}, at every size`, async () => {
      const page = await mount({ language }).banner();
      await until(() => page.get('.panel').lang === language);
      for (const [width, height] of sizes) {
        const resized = await resize(width, height);
        const where = `${language} ${innerWidth}x${innerHeight}`;
        await until(() => page.choices.length === 3);
        assertEqualChoices(page.choices, `first layer, ${where}`);
        assertWhole(page.choices, `first layer, ${where}`);
        for (const choice of page.choices) assert.isTrue(inWindow(choice), where);
        assertLimits(page, where);
        if (!resized) break;
      }
      page.fake.show('preferences');
      await page.preferences();
      for (const [width, height] of sizes) {
        const resized = await resize(width, height);
        const where = `preferences, ${language} ${innerWidth}x${innerHeight}`;
        assertEqualChoices(page.choices, where);
        assertWhole(page.choices, where);
        for (const choice of page.choices) assert.isTrue(inWindow(choice), where);
        const text = page.get('.text');
        assert.isAtMost(text.scrollWidth, text.clientWidth, `${where}: no sideways scrolling`);
        if (!resized) break;
      }
    });
  }

  const assertLimits = (page: Page, where: string): void => {
    const { width, height } = page.get('.panel').getBoundingClientRect();
    const limit =
      innerWidth >= 1024 && innerHeight >= 600
        ? 1 / 3
        : innerHeight >= (innerWidth >= 640 ? 600 : 667)
          ? 1 / 2
          : 3 / 5;
    assert.isAtMost((width * height) / (innerWidth * innerHeight), limit + 0.01, where);
    const text = page.get('.text');
    assert.isAtMost(text.scrollWidth, text.clientWidth, `${where}: no sideways scrolling`);
    if (text.scrollHeight > text.clientHeight + 1) {
      assert.equal(text.tabIndex, 0, `${where}: what scrolls is reachable by keyboard`);
    }
  };

  it('the choices of a re-ask and of an embed are alike', async () => {
    const page = mount({ prepare: (fake) => fake.answer([], ['matomo/measurement'], 'banner') });
    await page.banner();
    assertEqualChoices(page.choices, 're-ask');
    const film = document.createElement('accord-placeholder');
    film.setAttribute('scope', 'youtube');
    page.host.after(film);
    await until(() => film.shadowRoot?.querySelector('.choices'));
    const choices = [...(film.shadowRoot?.querySelectorAll<HTMLElement>('.choice') ?? [])];
    assertEqualChoices(choices, 'placeholder');
    film.remove();
  });

  it('the choices are alike in the dark, and when focused', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const page = await mount().banner();
    assert.equal(getComputedStyle(page.get('.panel')).backgroundColor, 'rgb(32, 35, 40)');
    assertEqualChoices(page.choices, 'dark');
    const rings = page.choices.map((choice) => {
      choice.focus({ focusVisible: true });
      const { outlineStyle, outlineWidth, outlineColor, backgroundColor } =
        getComputedStyle(choice);
      return [outlineStyle, outlineWidth, outlineColor, backgroundColor].join();
    });
    assert.equal(new Set(rings).size, 1, rings.join(' | '));
  });

  it('no act but an answer grants: scrolling, clicking beside, hiding, Esc, going away', async () => {
    const page = await mount().banner();
    document.body.click();
    dispatchEvent(new Event('scroll'));
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new PopStateEvent('popstate'));
    dispatchEvent(new PageTransitionEvent('pagehide'));
    page.fake.show('preferences');
    await page.preferences();
    for (const type of ['pointerdown', 'click'])
      page.dialog?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    await page.banner();
    page.fake.show('preferences');
    await page.preferences();
    page.dialog?.close();
    await page.banner();
    assert.lengthOf(page.fake.decided, 0);
    assert.lengthOf(page.fake.undecided, 6);
  });

  it('waiting decides nothing: whatever was set to happen later happens, and it still asks', async () => {
    const { setTimeout: timeout, setInterval: interval } = window;
    const late: (() => void)[] = [];
    const remember = (run: TimerHandler, ms = 0): number => {
      if (typeof run === 'function') late.push(run as () => void);
      // The test itself waits by short ones.
      return ms < 100 ? timeout(run, ms) : 0;
    };
    Object.assign(window, { setTimeout: remember, setInterval: remember });
    const page = await mount().banner();
    page.fake.show('preferences');
    await page.preferences();
    page.fake.show('banner');
    await page.banner();
    Object.assign(window, { setTimeout: timeout, setInterval: interval });
    for (const run of late) run();
    await laidOut();
    assert.isNotEmpty(late);
    assert.equal(page.fake.view, 'banner');
    assert.lengthOf(page.choices, 3);
    assert.lengthOf(page.fake.decided, 0);
  });

  it('the same controls stand in the same order in every language', async () => {
    const seen = new Set<string>();
    for (const language of languages) {
      const page = await mount({ language }).banner();
      await until(() => page.get('.panel').lang === language);
      seen.add(
        page
          .all('button, a')
          .map((each) => `${each.tagName}.${each.className}`)
          .join(),
      );
      unmountAll();
    }
    assert.equal(seen.size, 1, [...seen].join('\n'));
  });

  it('is not printed', async () => {
    // Only Chromium's driver can print.
    if (!canEmulateMedia) return;
    const page = await mount().banner();
    assert.isTrue(page.get('.panel').checkVisibility());
    await emulateMedia({ media: 'print' });
    await until(() => matchMedia('print').matches);
    assert.isFalse(page.get('.panel').checkVisibility());
    await emulateMedia({ media: 'screen' });
  });
});
