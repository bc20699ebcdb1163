import { assert } from '@open-wc/testing';
import { until } from '../visitor.js';
import { mount, unmountAll, type Page } from './mount.js';
import { canResize, laidOut, resize } from './resize.js';
import { policyOf, service } from '../policy/policies.js';
import { rivage } from './rivage.js';

interface Word {
  readonly word: string;
  /** One for each line that it stands on. */
  readonly boxes: readonly DOMRect[];
}

/** The words that are seen there. A name with a hyphen counts as two: it may be broken behind that. */
const wordsOf = (element: Element): Word[] => {
  const found: Word[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest('.hidden')) continue;
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}’]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      // In Firefox a word that begins a line also has an empty box at the end of the one before.
      const boxes = [...range.getClientRects()].filter(({ width }) => width);
      if (boxes.length) found.push({ word, boxes });
    }
  }
  return found;
};

/** What is drawn between these two from left to right, in pixels; less than none where they overlap. */
const between = (left: Element, right: Element): number => {
  const boxes = (element: Element): DOMRect[] => {
    const words = wordsOf(element).flatMap((word) => word.boxes);
    return words.length ? words : [element.getBoundingClientRect()];
  };
  return (
    Math.min(...boxes(right).map((box) => box.left)) -
    Math.max(...boxes(left).map((box) => box.right))
  );
};

const isBeside = (one: Element, other: Element): boolean => {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.top < b.bottom - 1 && b.top < a.bottom - 1;
};

describe('in a window of 320 px', () => {
  before(function () {
    if (!canResize) this.skip();
  });
  afterEach(async () => {
    unmountAll();
    await resize(1280, 720);
  });

  it('both layers keep the same narrow side', async () => {
    await resize(320, 640);
    const page = await mount({ language: 'de' }).banner();
    const sideOf = (selector: string): number =>
      parseFloat(getComputedStyle(page.get(selector)).paddingInlineStart);
    const sides = ['header', '.banner .text', '.banner .choices'].map(sideOf);
    page.choices[1]?.click();
    await page.preferences();
    sides.push(...['.head', 'dialog .text', '.foot'].map(sideOf));
    assert.deepEqual(sides, Array<number>(6).fill(15));
  });

  describe('the fade at the end of the preferences', () => {
    /** From the lower edge of an element to that of the text that it stands in, as far as that is seen. */
    const below = (element: Element): number => {
      const bottoms = [element.closest('.text'), element.closest('dialog')].map(
        (each) => each?.getBoundingClientRect().bottom ?? 0,
      );
      return Math.min(...bottoms) - element.getBoundingClientRect().bottom;
    };

    const stopsOf = async (page: Page): Promise<HTMLElement[]> => {
      page.fake.show('preferences');
      await page.preferences();
      const stops = page.all('dialog .text :is(input, summary, a)');
      assert.isAbove(stops.length, 15);
      return stops.filter((each) => each.checkVisibility());
    };

    it('lies on nothing that has the focus', async () => {
      await resize(390, 740);
      for (const stop of await stopsOf(mount())) {
        stop.focus();
        await laidOut();
        assert.isAtLeast(below(stop), 30, stop.outerHTML.slice(0, 80));
      }
    });

    it('hides nothing that has the focus in a window where everything scrolls together', async () => {
      await resize(320, 256);
      for (const stop of await stopsOf(mount())) {
        stop.focus();
        await laidOut();
        // Firefox does not scroll for what is seen in part.
        assert.isAtLeast(below(stop) + stop.offsetHeight, 36, stop.outerHTML.slice(0, 80));
      }
    });

    it('and what is said below a switch cover nothing of it', async () => {
      await resize(320, 640);
      const page = mount({ language: 'de', prepare: (fake) => fake.answerAll(true) });
      page.fake.show('preferences');
      await page.preferences();
      const toggle = page.get('[aria-labelledby=service-youtube]');
      page.get('dialog .text').scrollTop += 35 - below(toggle);
      assert.closeTo(below(toggle), 35, 2);
      toggle.click();
      await until(() => page.text('.warning'));
      await laidOut();
      assert.isAtLeast(below(toggle), 30);
    });
  });

  it('the buttons are of one size when some have words for two lines', async () => {
    await resize(320, 640);
    const page = mount({ language: 'de' });
    page.host.style.setProperty('--accord-font-size', '48px');
    await page.banner();
    const sizes = page.choices.map(
      ({ offsetWidth, offsetHeight }) => `${offsetWidth} ${offsetHeight}`,
    );
    assert.lengthOf(new Set(sizes), 1, sizes.join());
  });

  it('a word that is wider than the window is broken', async () => {
    await resize(320, 640);
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';
    const policy = policyOf(
      service('ship', 'partner', ['media'], { name: word, description: word }),
    );
    const page = mount({
      policy: { ...policy, site: { name: word } },
      prepare: (fake) => fake.answerAll(false),
    });
    const declared = document.createElement('accord-declaration');
    page.host.after(declared);
    page.fake.show('preferences');
    await page.preferences();
    await until(() => declared.shadowRoot?.querySelector('table'));
    // The receipt, which names it too.
    for (const details of page.all<HTMLDetailsElement>('.about details')) details.open = true;
    assert.isAtMost(page.get('dialog .text').scrollWidth, 320, 'the preferences');
    assert.isAtMost(declared.scrollWidth, declared.clientWidth, 'the declaration');
    declared.remove();
  });

  for (const language of ['de', 'fr'])
    describe(`the preferences, in ${language},`, () => {
      let page: Page;
      beforeEach(async () => {
        await resize(320, 640);
        // A name that takes all of its place on the way of the data.
        const site = { ...rivage.site, name: 'Hafenbote' };
        page = await mount({ language, policy: { ...rivage, site } }).banner();
        page.choices[1]?.click();
        await page.preferences();
        for (const details of page.all<HTMLDetailsElement>('details')) details.open = true;
      });

      it('break no word', () => {
        const dialog = page.get('dialog');
        const broken = wordsOf(dialog).filter(
          ({ boxes: [first, ...more] }) =>
            first && more.some(({ top }) => Math.abs(top - first.top) > 4),
        );
        assert.isAbove(wordsOf(dialog).length, 300);
        assert.equal(broken.map(({ word }) => word).join(), '');
      });

      it('let nothing stand out', () => {
        const dialog = page.get('dialog').getBoundingClientRect();
        const out = page.all('dialog *').filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          const isOut = left < dialog.left || right > dialog.right;
          const isCut = element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
          return width > 1 && !element.closest('.hidden') && (isOut || isCut);
        });
        assert.deepEqual(
          out.map((element) => element.outerHTML.slice(0, 80)),
          [],
        );
      });

      it('have each switch and each state beside its name, and both clear of each other', () => {
        const ends = page.all('.row > .toggle, .row > .state');
        assert.isAbove(ends.length, 8);
        for (const end of ends) {
          const name = end.parentElement?.querySelector('h3, h4, div[id]') ?? end;
          assert.isTrue(isBeside(name, end), name.textContent ?? '');
          assert.isAtLeast(between(name, end), 8, name.textContent ?? '');
        }
      });

      it('say what a service is on lines of the whole width', () => {
        const said = page.all('.row p');
        assert.isAbove(said.length, 4);
        for (const each of said)
          assert.equal(each.offsetWidth, each.closest<HTMLElement>('.row')?.clientWidth);
      });

      it('have names below the way of the data that are clear of each other', () => {
        for (const path of page.all('.path')) {
          const named = [...path.querySelectorAll('.station')].filter((each) => each.textContent);
          assert.isAbove(named.length, 1);
          named.slice(1).forEach((station, index) => {
            const before = named[index] ?? station;
            assert.isAtLeast(between(before, station), 4, path.innerText);
            // With a name of the site's own, too.
            assert.isAtLeast(parseFloat(getComputedStyle(before).paddingInlineEnd), 4);
          });
        }
      });

      it('have tables with each name on a line of its own, and words clear of each other', () => {
        const rows = page.all('table [role=row]');
        assert.isAbove(rows.length, 8);
        for (const row of rows) {
          const [name, kind, lasts] = row.children;
          if (!name || !kind || !lasts) throw new Error(row.outerHTML);
          assert.isFalse(isBeside(name, kind), row.innerText);
          assert.isTrue(isBeside(kind, lasts), row.innerText);
          assert.isAtLeast(between(kind, lasts), 8, row.innerText);
        }
      });
    });
});
