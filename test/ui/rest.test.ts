import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { OnceEvent } from '../../src/ui/once-event.js';
import { ReloadEvent } from '../../src/ui/reload-event.js';
import { policyOf, service } from '../policy/policies.js';
import { click, until } from '../visitor.js';
import { mount, unmountAll, type Page } from './mount.js';
import { laidOut, resize } from './resize.js';

const inside = (host: Element, selector: string): HTMLElement => {
  const found = host.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Not in <${host.localName}>: ${selector}`);
  return found;
};
const show = async (
  page: Page,
  name: string,
  attributes: Record<string, string> = {},
): Promise<HTMLElement> => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  page.host.after(element);
  await until(() => element.shadowRoot?.querySelector('section'));
  return element;
};

describe('the widget', () => {
  afterEach(unmountAll);

  const words = async (page: Page): Promise<string> => {
    await until(() => page.widget.shadowRoot?.textContent?.trim() && !page.widget.hidden);
    return inside(page.widget, 'button').innerText.replace(/\s+/g, ' ').trim();
  };

  it('is away while the dialog is open and back afterwards', async () => {
    const page = await mount().banner();
    assert.isTrue(page.widget.hidden);
    page.choices[0]?.click();
    await until(() => page.widget.shadowRoot?.textContent?.trim() && !page.widget.hidden);
  });

  it('says what was chosen, in words', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    assert.equal(await words(page), 'Your Privacy Choices Only what is necessary');
    page.fake.answer(['matomo/measurement'], [], 'preferences');
    assert.equal(await words(page), 'Your Privacy Choices 1 of 6 on');
    page.fake.answerAll(true);
    assert.equal(await words(page), 'Your Privacy Choices All on');
  });

  it('says that an opt-out signal is honoured, unless the visitor has allowed a partner or another company all the same', async () => {
    const page = mount({
      prepare: (fake) => {
        fake.gpc = true;
        fake.answerAll(false).answer(['matomo/measurement'], [], 'preferences');
      },
    });
    assert.equal(await words(page), 'Your Privacy Choices Opt-out request honored');
    page.fake.answer(['mixpanel/measurement'], [], 'preferences');
    assert.equal(await words(page), 'Your Privacy Choices 2 of 6 on');
  });

  it('does not appear below the first layer while what follows that is on its way', async () => {
    const page = await mount().banner();
    assert.isTrue(page.widget.hidden);
    page.host.remove();
    page.fake.show('preferences');
    await new Promise(requestAnimationFrame);
    assert.isTrue(page.widget.hidden);
  });

  it('opens the preferences in one activation', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    await words(page);
    await click(page.widget);
    await page.preferences();
  });

  it('stays until the preferences are there, which may take long or fail, and so keeps the focus', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    await words(page);
    page.widget.focus();
    // What was asked for is not there yet.
    page.host.remove();
    await sendKeys({ press: 'Enter' });
    assert.equal(page.fake.view, 'preferences');
    assert.isFalse(page.widget.hidden);
    assert.equal(page.focused, inside(page.widget, 'button'));
  });

  it('speaks the language of the page', async () => {
    const page = mount({ language: 'ar', prepare: (fake) => fake.answerAll(false) });
    assert.equal(await words(page), 'خيارات الخصوصية الضروري فقط');
    assert.equal(inside(page.widget, 'button').dir, 'rtl');
    page.fake.language = 'de-AT';
    page.fake.changed();
    await until(() => inside(page.widget, 'button').lang === 'de');
    assert.equal(await words(page), 'Datenschutz-Einstellungen Nur Notwendiges');
  });

  describe('does not lie on', () => {
    let page: HTMLElement;
    let top: HTMLElement;
    afterEach(async () => {
      page.remove();
      await resize(1280, 720);
    });
    /** A long page with such links at its end. */
    const end = async (style: string, ...names: string[]): Promise<HTMLElement[]> => {
      const main = document.createElement('main');
      main.style.blockSize = '2000px';
      const links = names.map((text) => {
        const link = document.createElement('a');
        link.href = '#imprint';
        link.textContent = text;
        link.style.cssText = style;
        return link;
      });
      page = document.createElement('div');
      page.style.cssText = 'text-align: center';
      top = document.createElement('button');
      page.append(top, main, ...links);
      const mounted = mount({ language: 'de', prepare: (fake) => fake.answerAll(false) });
      document.body.append(page);
      await words(mounted);
      return links;
    };
    const isSeen = (link: HTMLElement): boolean => {
      const { left, right, top, bottom } = link.getBoundingClientRect();
      return [left + 1, (left + right) / 2, right - 1].every((x) =>
        [top + 1, (top + bottom) / 2, bottom - 1].every(
          (y) => document.elementFromPoint(x, y) === link,
        ),
      );
    };
    const widget = (): Element => document.querySelector('accord-widget') ?? document.body;
    const assertInWindow = (): void => {
      const { left, right, top, bottom } = widget().getBoundingClientRect();
      assert.isTrue(left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight);
    };

    for (const [where, style] of Object.entries({
      'under its corner': 'position: fixed; inset-block-end: 1.5em; inset-inline-start: 2em',
      'in the middle of a narrow window':
        'position: fixed; inset-block-end: 1.5em; inset-inline-start: 6em',
      'from edge to edge': 'position: fixed; inset-block-end: 0; inset-inline: 0; padding: 2em 0',
    }))
      it(`what has the focus, ${where}`, async () => {
        await resize(320, 568);
        const [link] = await end(style, 'Impressum');
        assert.isOk(link);
        link.focus();
        assert.isTrue(isSeen(link));
        assertInWindow();
        const { bottom } = widget().getBoundingClientRect();
        top.focus();
        assert.isAbove(widget().getBoundingClientRect().bottom, bottom);
      });

    it('the last lines of a page that is scrolled to its end, whichever has the focus', async () => {
      await resize(320, 568);
      const links = await end('display: block', 'Impressum', 'Datenschutz', 'Kontakt', 'Hilfe');
      const before = widget().getBoundingClientRect().top;
      scrollTo(0, document.documentElement.scrollHeight);
      await until(() => links.slice(-2).every(isSeen));
      assertInWindow();
      for (const link of links) {
        link.focus();
        await laidOut();
        assert.isTrue(isSeen(link), link.innerText);
      }
      scrollTo(0, 0);
      await until(() => widget().getBoundingClientRect().top === before);
    });

    it('what stands above the room that a page has at its end', async () => {
      await resize(320, 568);
      const links = await end('display: block', 'Impressum', 'Datenschutz', 'Kontakt', 'Hilfe');
      page.style.paddingBlockEnd = '6em';
      const before = widget().getBoundingClientRect().top;
      scrollTo(0, document.documentElement.scrollHeight);
      await laidOut();
      await laidOut();
      assert.equal(widget().getBoundingClientRect().top, before);
      assert.isTrue(links.every(isSeen));
    });

    it('the last lines of a page that is at its end when the widget comes', async () => {
      await resize(320, 568);
      const mounted = await mount().banner();
      page = document.createElement('div');
      page.style.cssText = 'block-size: 2000px';
      document.body.append(page);
      scrollTo(0, document.documentElement.scrollHeight);
      mounted.choices[0]?.click();
      await words(mounted);
      await until(() => widget().getBoundingClientRect().bottom < innerHeight - 44);
    });
  });

  it('is large enough to hit', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    await words(page);
    const { width, height } = inside(page.widget, 'button').getBoundingClientRect();
    assert.isAtLeast(height, 44);
    assert.isAtLeast(width, 44);
  });
});

describe('the placeholder', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('accord-placeholder')) element.remove();
    unmountAll();
  });

  it('says what it stands for, who provides it and what they would learn', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    const film = await show(page, 'accord-placeholder', { scope: 'youtube', label: 'A tour' });
    assert.equal(inside(film, 'h3').innerText.trim(), 'A tour');
    const text = inside(film, 'section').innerText.replace(/\s+/g, ' ');
    assert.include(text, 'comes from Google and is not loaded yet');
    assert.include(text, 'Google will learn: your network address and the films you play.');
    assert.include(text, 'allows YouTube on this site for: Videos & maps');
  });

  it('says of whom it is not declared what they would learn', async () => {
    const page = mount({
      policy: policyOf(
        service('film', 'third-party', ['media'], { data: ['the films you play'] }),
        service('map', 'third-party', ['media']),
      ),
      prepare: (fake) => fake.answerAll(false),
    });
    const film = await show(page, 'accord-placeholder', { scope: 'media' });
    assert.include(
      inside(film, 'section').innerText,
      'will learn: the films you play and map: not stated.',
    );
  });

  it('has its buttons in its box, however long a name is', async () => {
    const provider = { name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk' };
    const page = mount({
      policy: policyOf(service('ship', 'third-party', ['media'], { provider })),
      prepare: (fake) => fake.answerAll(false),
    });
    const film = await show(page, 'accord-placeholder', { scope: 'ship', label: 'A tour' });
    film.style.inlineSize = '280px';
    const box = inside(film, 'section');
    assert.isAtMost(box.scrollWidth, box.clientWidth);
  });

  it('names every purpose that always allowing grants, and grants those alone', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    const ad = await show(page, 'accord-placeholder', { scope: 'google' });
    assert.include(inside(ad, '.note').innerText, 'for: Measurement and Advertising');
    await click(inside(ad, '.choice:nth-child(2)'));
    const [decision] = page.fake.decided;
    assert.equal(decision?.how, 'placeholder');
    assert.deepEqual(decision?.granted, ['google/measurement', 'google/advertising']);
    assert.deepEqual(decision?.refused, []);
  });

  it('asks for this one embed, this once', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    const film = await show(page, 'accord-placeholder', { scope: 'youtube' });
    await click(inside(film, '.choice'));
    const [asked] = page.fake.asked;
    assert.instanceOf(asked, OnceEvent);
    assert.equal(asked?.target, film);
    assert.lengthOf(page.fake.decided, 0);
  });

  it('leads to all choices', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    const film = await show(page, 'accord-placeholder', { scope: 'youtube' });
    await click(inside(film, '.link'));
    await page.preferences();
  });

  it('says that a yes can be taken back, and when it goes against an opt-out signal', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    const film = await show(page, 'accord-placeholder', { scope: 'youtube' });
    const text = (): string => inside(film, 'section').innerText;
    assert.include(text(), 'Change your mind at any time');
    assert.notInclude(text(), 'opt-out');
    page.fake.gpc = true;
    page.fake.answer([], ['youtube/media'], 'gpc');
    await until(() => text().includes('opt-out signal has refused this'));
  });
});

describe('the declaration', () => {
  it('lists every service with every item, in the page’s language', async () => {
    const page = mount({ language: 'fr', prepare: (fake) => fake.answerAll(false) });
    const table = await show(page, 'accord-declaration');
    const text = table.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const { name, items = [] } of page.fake.policy.services) {
      assert.include(text, typeof name === 'string' ? name : (name['fr'] ?? ''));
      for (const item of items) assert.include(text, item.name ?? item.pattern ?? '');
    }
    assert.include(text, '13 mois');
    assert.include(text, 'États-Unis');
    assert.include(text, 'accord');
    table.remove();
    unmountAll();
  });
});

describe('after a withdrawal that waits for a reload', () => {
  afterEach(unmountAll);

  it('says so, and reloads only when asked', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    page.fake.reloadNeeded = true;
    page.fake.changed();
    await until(() => page.find('.actions'));
    assert.include(page.text('[role=alert]'), 'Reload to finish');
    const [now, later] = page.all('.actions button');
    later?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => !page.find('.actions'));
    // Whoever goes on by keyboard starts from the top of the page, not from nowhere.
    assert.equal(page.focused, page.get('.status'));
    assert.lengthOf(page.fake.asked, 0);
    assert.ok(now);
  });

  it('asks for the reload', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    page.fake.reloadNeeded = true;
    page.fake.changed();
    await until(() => page.find('.actions'));
    const [now] = page.all('.actions button');
    if (now) await click(now);
    assert.instanceOf(page.fake.asked[0], ReloadEvent);
  });
});

describe('the notice to reload on a phone', () => {
  let page: HTMLElement;
  afterEach(async () => {
    page.remove();
    unmountAll();
    await resize(1280, 720);
  });
  const links = async (count: number, style: string): Promise<HTMLElement[]> => {
    await resize(375, 667);
    page = document.createElement('div');
    page.style.cssText = 'text-align: center; line-height: 40px';
    const made = Array.from({ length: count }, () => {
      const link = document.createElement('a');
      link.href = '#somewhere';
      link.textContent = 'A link';
      link.style.cssText = style;
      return link;
    });
    page.append(...made);
    document.body.append(page);
    const mounted = mount({ prepare: (fake) => fake.answerAll(false) });
    mounted.fake.reloadNeeded = true;
    mounted.fake.changed();
    await until(() => mounted.find('.actions'));
    await laidOut();
    return made;
  };
  const isSeen = (link: HTMLElement): boolean => {
    const { left, top, width, height } = link.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === link;
  };

  it('hides nothing that has the focus', async () => {
    const height = document.documentElement.scrollHeight;
    for (const link of await links(40, 'display: block')) {
      link.focus();
      assert.isTrue(isSeen(link));
    }
    unmountAll();
    page.remove();
    // And leaves no room behind.
    await until(() => document.documentElement.scrollHeight <= height);
  });

  it('leaves the widget in sight at the end of the page', async () => {
    await links(40, 'display: block');
    scrollTo(0, document.documentElement.scrollHeight);
    await laidOut();
    const widget = document.querySelector('accord-widget');
    await until(() => widget?.shadowRoot?.querySelector('button')?.offsetHeight);
    const { left, top, width, height } = widget?.getBoundingClientRect() ?? new DOMRect();
    assert.equal(document.elementFromPoint(left + width / 2, top + height / 2), widget);
  });

  it('goes aside for what cannot be scrolled, and comes back', async () => {
    const bar = 'position: fixed; inset: auto 0 7em';
    const [link] = await links(1, bar);
    const other = document.createElement('button');
    page.prepend(other);
    link?.focus();
    assert.isTrue(link && isSeen(link));
    other.focus();
    assert.isFalse(link && isSeen(link));
  });
});

describe('the notice to reload in large text on a phone', () => {
  afterEach(async () => {
    unmountAll();
    await resize(1280, 720);
  });

  it('shows both its buttons, though its words have to be scrolled', async () => {
    await resize(375, 667);
    const page = mount({ language: 'de', prepare: (fake) => fake.answerAll(false) });
    page.host.style.setProperty('--accord-font-size', '32px');
    page.fake.reloadNeeded = true;
    page.fake.changed();
    await until(() => page.find('.actions'));
    const { bottom } = page.get('.panel').getBoundingClientRect();
    for (const button of page.all('.actions button')) {
      assert.isAtMost(button.getBoundingClientRect().bottom, bottom, button.innerText);
    }
  });
});

describe('what stands in the page says in which language the site’s own texts are', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('accord-placeholder, accord-request'))
      element.remove();
    unmountAll();
  });
  const policy = policyOf(
    service('tube', 'third-party', ['media'], {
      name: { de: 'Filme' },
      provider: { name: 'Tube Ltd' },
      data: [{ de: 'welcher Film' }, { en: 'your network address', ar: 'عنوان شبكتك' }],
    }),
  );
  for (const name of ['accord-placeholder', 'accord-request'])
    for (const language of ['en', 'ar'])
      it(`${name} in ${language}`, async () => {
        const page = mount({ policy, language, prepare: (fake) => fake.answerAll(false) });
        const element = await show(page, name, { scope: 'tube' });
        const said = [...(element.shadowRoot?.querySelectorAll('section [lang=de]') ?? [])].map(
          ({ textContent }) => textContent,
        );
        assert.include(said, 'Filme');
        assert.include(said, 'welcher Film');
        const text = inside(element, 'section').innerText;
        assert.notMatch(text, /[{}]/);
        assert.include(text, language === 'en' ? 'welcher Film and your network address' : 'عنوان');
        assert.include(text, 'Tube Ltd');
      });

  it('and the name of an embed in that of the page', async () => {
    const page = mount({ language: 'de', prepare: (fake) => fake.answerAll(false) });
    document.documentElement.lang = 'fr';
    const film = await show(page, 'accord-placeholder', { scope: 'youtube', label: 'Une visite' });
    assert.equal(inside(film, 'h3').lang, 'fr');
    const other = await show(page, 'accord-placeholder', { scope: 'youtube' });
    assert.equal(inside(other, 'h3').lang, '');
  });
});

describe('a question in context', () => {
  afterEach(async () => {
    for (const element of document.querySelectorAll('accord-request')) element.remove();
    unmountAll();
    await resize(1280, 720);
  });

  const ask = async (language: string, beside: DOMRect | Element): Promise<HTMLElement> => {
    const page = mount({ language, prepare: (fake) => fake.answerAll(false) });
    const question = document.createElement('accord-request');
    question.setAttribute('scope', 'suggestions');
    const anchor =
      beside instanceof Element ? beside : { getBoundingClientRect: (): DOMRect => beside };
    Object.assign(question, { anchor });
    page.host.after(question);
    await until(() => question.shadowRoot?.querySelector('.choices'));
    return question;
  };

  it('names the site itself where the service is the site’s own', async () => {
    const question = await ask('en', new DOMRect(10, 10, 100, 40));
    const text = inside(question, 'section').innerText;
    assert.include(text, 'This needs Rivage suggestions. If you allow it, Rivage will learn:');
  });

  it('says that a yes can be taken back, and leads to all choices, which puts it off', async () => {
    const question = await ask('en', new DOMRect(10, 10, 100, 40));
    assert.include(inside(question, 'section').innerText, 'Change your mind at any time');
    let putOff = 0;
    question.addEventListener('accord-later', () => putOff++);
    await click(inside(question, '.link'));
    assert.equal(putOff, 1);
    await until(() =>
      document.querySelector('accord-consent')?.shadowRoot?.querySelector('accord-preferences'),
    );
  });

  it('is put off by Esc, wherever the focus is', async () => {
    const question = await ask('en', new DOMRect(10, 10, 100, 40));
    const field = document.body.appendChild(document.createElement('input'));
    let putOff = 0;
    question.addEventListener('accord-later', () => putOff++);
    await sendKeys({ press: 'Escape' });
    assert.equal(putOff, 1);
    field.focus();
    await sendKeys({ press: 'Escape' });
    assert.equal(putOff, 2);
    field.remove();
  });

  it('shows all of its link that has the focus, which its buttons could hide', async function () {
    if (!(await resize(375, 667))) this.skip();
    document.documentElement.style.setProperty('--accord-font-size', '32px');
    const question = await ask('en', new DOMRect(10, 10, 100, 40));
    const root = question.shadowRoot;
    const link = inside(question, '.link');
    await until(() => root?.activeElement);
    link.focus();
    const { left, top, bottom } = link.getBoundingClientRect();
    for (const y of [top + 1, bottom - 1])
      assert.isTrue(root?.elementFromPoint(left + 5, y) === link, `at ${y}`);
    assert.isAtLeast(bottom - top, 24);
    // Nor is anything of the text seen beside the buttons that it goes behind.
    const panel = inside(question, 'section');
    const over = inside(question, '.choices').getBoundingClientRect();
    assert.closeTo(over.left, panel.getBoundingClientRect().left + panel.clientLeft, 0.5);
    assert.closeTo(over.width, panel.clientWidth, 0.5);
  });

  it('can be read in a very low window, where stacked buttons would leave a line of it', async function () {
    if (!(await resize(320, 256))) this.skip();
    const question = await ask('de', new DOMRect(10, 10, 100, 40));
    await laidOut();
    const panel = inside(question, 'section');
    const { left, top } = inside(question, 'p').getBoundingClientRect();
    const seen = question.shadowRoot?.elementFromPoint(left + 5, top + 80);
    assert.equal(seen?.tagName, 'P');
    // Its answers are still in sight together.
    panel.scrollTop = panel.scrollHeight;
    const answers = [...(question.shadowRoot?.querySelectorAll('.choice') ?? [])];
    assert.lengthOf(answers, 3);
    for (const answer of answers) {
      const box = answer.getBoundingClientRect();
      assert.isTrue(box.top >= 0 && box.bottom <= 256);
    }
  });

  it('begins where what was used begins, in either direction of writing', async () => {
    const anchor = new DOMRect(500, 10, 100, 40);
    const box = (question: HTMLElement): DOMRect =>
      inside(question, 'section').getBoundingClientRect();
    assert.closeTo(box(await ask('en', anchor)).left, 500, 1);
    for (const element of document.querySelectorAll('accord-request')) element.remove();
    unmountAll();
    assert.closeTo(box(await ask('ar', anchor)).right, 600, 1);
  });

  for (const [height, top, size] of [
    [568, 250, 'medium'],
    [568, 460, 'medium'],
    [900, 460, '2rem'],
  ] as const)
    it(`keeps clear of the widget in 320x${height}, asked at ${top}, in ${size}`, async function () {
      if (!(await resize(320, height))) return;
      const question = await ask('en', new DOMRect(10, top, 100, 40));
      question.style.setProperty('--accord-font-size', size);
      const widget = document.querySelector('accord-widget') ?? document.body;
      await until(() => widget.getBoundingClientRect().height);
      dispatchEvent(new Event('resize'));
      const box = inside(question, 'section').getBoundingClientRect();
      assert.isAtLeast(box.top, 0);
      assert.isAtMost(box.bottom, widget.getBoundingClientRect().top);
    });

  for (const [where, position, length] of [
    ['the page is scrolled', 'absolute', 2000],
    ['no page that cannot be', 'absolute', 0],
    ['no page behind a bar', 'fixed', 2000],
  ] as const)
    it(`does not lie on what was used where there is room on neither side: ${where}`, async function () {
      if (!(await resize(320, 640))) this.skip();
      const page = document.body.appendChild(document.createElement('div'));
      page.style.blockSize = `${length}px`;
      const used = page.appendChild(document.createElement('button'));
      used.style.cssText = `position: ${position}; inset: 250px auto auto 10px; block-size: 40px`;
      try {
        const question = await ask('de', used);
        await laidOut();
        const { top, bottom } = inside(question, 'section').getBoundingClientRect();
        const box = used.getBoundingClientRect();
        assert.isAtMost(bottom, 640);
        const isClear = bottom <= box.top || (top >= box.bottom && box.top >= 0);
        if (where === 'the page is scrolled') assert.isTrue(isClear);
        // In vain.
        else assert.equal(scrollY, 0);
      } finally {
        page.remove();
        scrollTo(0, 0);
      }
    });

  for (const top of [100, 380])
    it(`scrolls its text rather than lie on what was used, at ${top}`, async function () {
      if (!(await resize(320, 640))) this.skip();
      const question = await ask('de', new DOMRect(10, top, 100, 40));
      await laidOut();
      const box = inside(question, 'section').getBoundingClientRect();
      assert.isTrue(box.bottom <= top || box.top >= top + 40, `${box.top} to ${box.bottom}`);
      assert.isAtLeast(box.top, 0);
      assert.isAtMost(box.bottom, 640);
    });

  it('stays within the window when that is turned or made smaller, every button whole', async function () {
    const question = await ask('fr', new DOMRect(1100, 600, 100, 40));
    if (!(await resize(320, 568))) return;
    const { left, top, right, bottom } = inside(question, 'section').getBoundingClientRect();
    assert.isAtLeast(left, 0);
    assert.isAtLeast(top, 0);
    assert.isAtMost(right, 320);
    assert.isAtMost(bottom, 568);
    for (const choice of question.shadowRoot?.querySelectorAll('.choice') ?? []) {
      assert.isAtMost(choice.scrollWidth, choice.clientWidth);
    }
  });
});
