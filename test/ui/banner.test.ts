import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import german from '../../locales/de.json' with { type: 'json' };
import english from '../../locales/en.json' with { type: 'json' };
import type { Policy } from '../../src/policy/policy.js';
import { policyOf, service } from '../policy/policies.js';
import { click, until } from '../visitor.js';
import { mount, unmountAll } from './mount.js';
import { canHoldKeys, resize } from './resize.js';
import { rivage } from './rivage.js';

const optional = [
  'matomo/measurement',
  'suggestions/personalization',
  'mixpanel/measurement',
  'youtube/media',
  'google/measurement',
  'google/advertising',
];
const without = (id: string): string[] => optional.filter((use) => !use.startsWith(id));

describe('the first layer', () => {
  afterEach(unmountAll);

  it('stands where `placement` says; a place that there is not is none', async () => {
    const { host } = await mount().banner();
    const of = (placement?: string): unknown => {
      if (placement !== undefined) host.setAttribute('placement', placement);
      return Reflect.get(host, 'placement');
    };
    assert.deepEqual([of(), of('middle'), of('bottom')], [undefined, undefined, 'bottom']);
  });

  describe('what it says', () => {
    it('names the site, every purpose, who and how many, before the buttons', async () => {
      const page = await mount().banner();
      assert.equal(page.text('h2'), 'May Rivage use some of your data?');
      const lines = page
        .all('.purposes li')
        .map((line) => line.innerText.replace(/\s+/g, ' ').trim());
      assert.lengthOf(lines, 4);
      assert.match(lines[0] ?? '', /^Measurement: Rivage, 1 partner,? and 1 other company: /);
      assert.match(lines[1] ?? '', /^Suggestions: Only Rivage: /);
      assert.match(lines[3] ?? '', /^Advertising: 1 other company: /);
      const after = page.get('.choices').compareDocumentPosition(page.get('.purposes'));
      assert.ok(after & Node.DOCUMENT_POSITION_PRECEDING);
    });

    it('counts each company once and leads to the list', async () => {
      const page = await mount().banner();
      const link = page.get('button.link');
      assert.equal(link.innerText.trim(), 'See the 2 companies');
      await click(link);
      await page.preferences();
      await until(() => page.focused?.id === 'who-partner');
      const box = page.get('.text').getBoundingClientRect();
      const heading = page.get('#who-partner').getBoundingClientRect();
      assert.isTrue(heading.top >= box.top && heading.top < box.top + 60);
      await sendKeys({ press: 'Escape' });
      await page.banner();
      assert.lengthOf(page.fake.decided, 0);
      await click(page.choices[1] ?? page.host);
      await page.preferences();
      assert.equal(page.focused?.id, 'title', 'who wants to choose begins at the start');
      assert.equal(page.get('.text').scrollTop, 0);
    });

    it('leads by keyboard to the list of companies, and back from it', async () => {
      const page = await mount({
        policy: policyOf(service('other', 'third-party', ['media'])),
      }).banner();
      const link = page.get('button.link');
      link.focus();
      await sendKeys({ press: 'Enter' });
      await page.preferences();
      await until(() => page.focused?.id === 'who-third-party');
      const { top, bottom } = page.get('.text').getBoundingClientRect();
      const heading = page.get('#who-third-party').getBoundingClientRect();
      assert.isTrue(heading.top >= top && heading.bottom <= bottom);
      await sendKeys({ press: 'Escape' });
      await page.banner();
      await until(() => page.focused === page.choices[1]);
    });

    it('says where to change one’s mind, in the widget’s own words, and links the policy', async () => {
      const page = await mount().banner();
      assert.include(page.text('.text'), '“Your Privacy Choices”');
      assert.equal(page.get('.links a').getAttribute('href'), '/privacy');
    });

    it('speaks of held videos and maps only when there are any', async () => {
      const page = await mount().banner();
      assert.include(page.text('.text'), 'videos and maps ask first');
      unmountAll();
      const films = { ...rivage, services: rivage.services.filter(({ id }) => id !== 'youtube') };
      const other = await mount({ policy: films }).banner();
      assert.notInclude(other.text('.text'), 'videos');
      assert.include(other.text('.text'), 'every page stays open');
    });

    it('lists who instead of why when there are more than five purposes', async () => {
      const purposes = ['measurement', 'advertising', 'media', 'social', 'support', 'preferences'];
      const many: Policy = policyOf(
        service('own', 'first-party', purposes.slice(0, 2)),
        service('mate', 'partner', purposes.slice(2, 4)),
        service('other', 'third-party', purposes.slice(3)),
      );
      const page = await mount({ policy: many }).banner();
      const lines = page
        .all('.purposes li')
        .map((line) => line.innerText.replace(/\s+/g, ' ').trim());
      assert.lengthOf(lines, 3);
      assert.match(lines[0] ?? '', /^Only Rivage: Measurement and Advertising$/);
      assert.match(lines[2] ?? '', /^1 other company: Social, Support,? and Settings$/);
    });

    it('lists who from near to far, as the preferences do, in whatever order the policy names them', async () => {
      const purposes = ['measurement', 'advertising', 'media', 'social', 'support', 'preferences'];
      const many: Policy = policyOf(
        service('other', 'third-party', purposes),
        service('mate', 'partner', purposes),
        service('own', 'first-party', purposes),
      );
      const page = await mount({ policy: many }).banner();
      const heads = page.all('.purposes b').map((head) => head.textContent.trim());
      assert.deepEqual(heads, ['Only Rivage:', '1\u00a0partner:', '1\u00a0other company:']);
    });

    it('uses the site’s own words for the site’s own purposes', async () => {
      const policy: Policy = {
        ...policyOf(service('choir', 'first-party', ['singing'])),
        purposes: {
          singing: { name: { en: 'Singing', fr: 'Chant' }, description: 'songs for you' },
        },
      };
      const page = await mount({ policy }).banner();
      assert.equal(page.text('.purposes'), 'Singing: Only Rivage: songs for you');
    });

    it('sets words apart in their own direction', async () => {
      const purposes = { singing: { name: 'שירה', description: 'שירים בשבילך!' } };
      const policy: Policy = {
        ...policyOf(service('choir', 'first-party', ['singing', 'measurement'])),
        purposes,
      };
      const english = await mount({ policy }).banner();
      assert.include(english.get('.purposes').textContent, '\u2067שירים בשבילך!\u2069');
      unmountAll();
      const arabic = await mount({ policy, language: 'ar' }).banner();
      await until(() => arabic.get('.panel').lang === 'ar');
      const [, usual] = arabic.all('.purposes li');
      assert.match(usual?.textContent ?? '', /\u2067[^\u2066]+\u2069$/);
    });

    it('has a name of its own only while it is a stop', async function () {
      const page = await mount().banner();
      const told = ['role', 'aria-labelledby', 'tabindex'];
      const facts = (): (string | null)[] =>
        told.map((name) => page.get('.text').getAttribute(name));
      if (!(await resize(1600, 1200))) this.skip();
      assert.deepEqual(facts(), [null, null, null]);
      await resize(375, 667);
      assert.deepEqual(facts(), ['group', 'title', '0']);
      await resize(1600, 1200);
      assert.deepEqual(facts(), [null, null, null]);
    });

    it('says where the site’s own words are in another language', async () => {
      const policy: Policy = {
        ...policyOf(service('choir', 'first-party', ['singing', 'measurement'])),
        purposes: {
          singing: { name: { en: 'Singing', fr: 'Chant' }, description: { en: 'songs for you' } },
        },
      };
      const page = await mount({ policy, language: 'fr' }).banner();
      const [own, usual] = page.all('.purposes li');
      assert.equal(own?.textContent, 'Chant\u00a0:  Rivage uniquement\u00a0: songs for you');
      const marked = [...(own?.querySelectorAll<HTMLElement>('[lang]') ?? [])];
      assert.deepEqual(
        marked.map(({ lang, innerText }) => [lang, innerText]),
        [['en', 'songs for you']],
      );
      assert.isNull(usual?.querySelector('[lang]'));
    });
  });

  describe('answering', () => {
    for (const [index, name, granted] of [
      [0, 'Refuse all', []],
      [2, 'Accept all', optional],
    ] as const) {
      it(`'${name}' answers every use, in one click`, async () => {
        const page = await mount().banner();
        const button = page.choices[index];
        assert.equal(button?.innerText.trim(), name);
        if (button) await click(button);
        await page.nothing();
        const [decision, ...more] = page.fake.decided;
        assert.lengthOf(more, 0);
        assert.equal(decision?.how, 'banner');
        assert.sameMembers([...(decision?.granted ?? [])], [...granted]);
        assert.lengthOf([...(decision?.granted ?? []), ...(decision?.refused ?? [])], 6);
      });
    }

    it('closing refuses, and says so beforehand', async () => {
      const page = await mount().banner();
      const close = page.get('.close');
      assert.equal(close.innerText.trim(), 'Close and refuse');
      await click(close);
      await page.nothing();
      assert.equal(page.fake.decided[0]?.how, 'close');
      assert.deepEqual(page.fake.decided[0]?.granted, []);
      assert.sameMembers([...(page.fake.decided[0]?.refused ?? [])], optional);
    });

    it('Esc closes only while the focus is inside', async () => {
      const page = await mount().banner();
      await sendKeys({ press: 'Escape' });
      assert.lengthOf(page.fake.decided, 0);
      page.get('.close').focus();
      await sendKeys({ press: 'Escape' });
      await page.nothing();
      assert.equal(page.fake.decided[0]?.how, 'close');
      assert.deepEqual(page.fake.decided[0]?.granted, []);
    });

    it('does not say that the choice is saved where the browser keeps nothing', async () => {
      const page = await mount().banner();
      await until(() => page.get('[role=status]').textContent);
      Object.defineProperty(navigator, 'cookieEnabled', { value: false, configurable: true });
      try {
        page.choices[0]?.click();
        await until(() => !page.get('[role=status]').textContent);
        assert.lengthOf(page.fake.decided, 1);
      } finally {
        Reflect.deleteProperty(navigator, 'cookieEnabled');
      }
    });

    it('says in another language what it has said, when the page changes to that', async () => {
      const page = await mount().banner();
      const says = (words: string): Promise<void> =>
        until(() => page.get('[role=status]').textContent?.includes(words));
      const speak = (language: string): void => {
        page.fake.language = language;
        page.fake.changed();
      };
      await says(english.banner.available.replace('{site}', 'Rivage'));
      speak('de');
      await says(german.banner.available.replace('{site}', 'Rivage'));
      page.choices[0]?.click();
      await says(german.banner.saved);
      speak('en');
      await says(english.banner.saved);
      assert.equal(page.get('[role=status]').lang, 'en');
    });

    it('says that the choice is saved, and keeps a keyboard user at the start of the page', async () => {
      const page = await mount().banner();
      page.choices[0]?.focus();
      await sendKeys({ press: 'Enter' });
      await page.nothing();
      const status = page.get('[role=status]');
      assert.equal(page.focused, status);
      await until(() => status.textContent?.includes('saved'));
      assert.include(status.textContent, '“Your Privacy Choices”');
    });
  });

  describe('asking again', () => {
    it('asks about what is new alone and leaves the old answers', async () => {
      const page = mount({
        prepare: (fake) =>
          fake.answer(['matomo/measurement'], without('youtube').slice(1), 'banner'),
      });
      await page.banner();
      assert.equal(page.text('h2'), 'Rivage has something new to ask');
      assert.include(page.text('.text'), 'New or changed since your last choice');
      assert.lengthOf(page.all('.purposes li'), 1);
      assert.deepEqual(
        page.choices.map((choice) => choice.innerText.trim()),
        ['Refuse new', 'Choose', 'Accept new'],
      );
      await click(page.get('.close'));
      await page.nothing();
      assert.deepEqual(page.fake.decided[0]?.refused, ['youtube/media']);
      assert.isTrue(page.fake.decision['matomo/measurement']?.granted);
    });

    it('does not call new what was only answered at one embed', async () => {
      const page = mount({ prepare: (fake) => fake.answer(['youtube/media'], [], 'placeholder') });
      await page.banner();
      assert.equal(page.text('h2'), 'May Rivage use some of your data?');
      assert.equal(page.choices[2]?.innerText.trim(), 'Accept these');
      page.choices[2]?.click();
      assert.notInclude([...(page.fake.decided[0]?.granted ?? [])], 'youtube/media');
    });

    it('says that answers have run out', async () => {
      const page = mount({
        prepare: (fake) => {
          fake.answer([], without('youtube'), 'banner');
          fake.expired = ['youtube/media'];
        },
      });
      await page.banner();
      assert.include(page.text('.text'), 'have run out');
      assert.equal(page.choices[0]?.innerText.trim(), 'Refuse these');
    });

    it('says that the browser’s opt-out is respected', async () => {
      const page = mount({
        prepare: (fake) => {
          fake.gpc = true;
          fake.answer([], optional.slice(2), 'gpc');
        },
      });
      await page.banner();
      assert.include(page.text('.text'), 'opt-out signal is respected');
      assert.deepEqual(
        page.choices.map((choice) => choice.innerText.trim()),
        ['Refuse these', 'Choose', 'Accept these'],
      );
      assert.isUndefined(page.find('button.link'), 'no company is asked about');
    });

    it('does not say that partners are refused where the visitor has allowed one all the same', async () => {
      const page = mount({
        prepare: (fake) => {
          fake.gpc = true;
          fake.answer([], optional.slice(3), 'gpc');
          fake.answer([optional[2] ?? ''], [], 'preferences');
        },
      });
      await page.banner();
      assert.notInclude(page.text('.text'), 'opt-out signal');
    });
  });

  describe('manners', () => {
    it('is a named region with a heading, the first thing in the body, and not modal', async () => {
      const page = await mount().banner();
      const panel = page.get('section');
      assert.equal(panel.getAttribute('aria-labelledby'), 'title');
      assert.equal(document.body.firstElementChild, page.host);
      assert.isNull(panel.closest('[aria-modal]'));
      assert.notEqual(getComputedStyle(document.body).overflow, 'hidden');
    });

    it('takes no focus, and nothing in it is a default', async () => {
      const field = document.body.appendChild(document.createElement('input'));
      field.focus();
      const page = await mount().banner();
      await until(() => page.get('[role=status]').textContent);
      assert.equal(document.activeElement, field);
      await sendKeys({ press: 'Enter' });
      assert.lengthOf(page.fake.decided, 0);
      assert.isUndefined(page.find('[autofocus]'));
      field.remove();
    });

    it('leaves the page usable: scrolling, links, keys', async () => {
      const tall = document.body.appendChild(document.createElement('div'));
      tall.style.height = '400vh';
      const link = document.body.insertBefore(document.createElement('a'), tall);
      link.href = '#here';
      link.textContent = 'A link of the page';
      const page = await mount().banner();
      await click(link);
      await until(() => location.hash === '#here');
      scrollTo(0, 300);
      await until(() => scrollY > 100);
      assert.equal(page.fake.view, 'banner');
      assert.lengthOf(page.fake.decided, 0);
      history.replaceState(null, '', location.pathname + location.search);
      scrollTo(0, 0);
      tall.remove();
      link.remove();
    });

    it('can be left with Tab in both directions', async () => {
      const page = await mount().banner();
      const [before, after] = ['before', 'after'].map((place) => {
        const button = document.createElement('button');
        button.textContent = `${place} the dialog`;
        return button;
      });
      assert.isOk(before && after);
      page.host.before(before);
      page.host.after(after);
      page.choices[2]?.focus();
      await sendKeys({ press: 'Tab' });
      assert.equal(document.activeElement, after);
      if (canHoldKeys) {
        page.get('.close').focus();
        await sendKeys({ down: 'Shift' });
        await sendKeys({ press: 'Tab' });
        await sendKeys({ up: 'Shift' });
        assert.equal(document.activeElement, before);
      }
      before.remove();
      after.remove();
    });

    it('tells screen readers that it is there, without moving them', async () => {
      const page = await mount().banner();
      await until(() => page.get('[role=status]').textContent);
      assert.include(page.get('[role=status]').textContent, 'Rivage asks about your data');
    });

    it('is what a screen reader meets first, in lines that make sense', async () => {
      const page = await mount().banner();
      const first = page.host.shadowRoot?.firstElementChild;
      assert.equal(first?.localName, 'section');
      // They read by line: what stands in a box of its own is one, if it is a colon.
      for (const colon of page.all('.purposes i')) {
        const before = document.createRange();
        before.selectNode(colon.previousSibling ?? assert.fail());
        const word = [...before.getClientRects()].at(-1);
        const box = colon.getBoundingClientRect();
        assert.closeTo(box.left, word?.right ?? 0, 1);
        assert.closeTo(box.bottom, word?.bottom ?? 0, 1);
        assert.equal(getComputedStyle(colon).opacity, '0', 'heard, not seen');
      }
      assert.isAbove(page.all('.purposes i').length, 3);
    });

    it('is kept out of search results', async () => {
      const page = await mount().banner();
      assert.isTrue(page.host.hasAttribute('data-nosnippet'));
    });
  });

  it('asks in the nearest language there is, and says which', async () => {
    const page = await mount({ language: 'fr-CA' }).banner();
    assert.equal(page.choices[0]?.innerText.trim(), 'Tout refuser');
    assert.equal(page.get('.panel').lang, 'fr');
    page.fake.language = 'xx';
    page.fake.changed();
    await until(() => page.choices[0]?.innerText.trim() === 'Refuse all');
    assert.equal(page.get('.panel').lang, 'en');
    page.fake.language = 'ar';
    page.fake.changed();
    await until(() => page.get('.panel').dir === 'rtl');
  });
});
