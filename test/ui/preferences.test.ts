import { assert } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { click, hover, until } from '../visitor.js';
import type { Policy } from '../../src/policy/policy.js';
import { mount, nameOf, unmountAll, type Page } from './mount.js';
import { policyOf, service } from '../policy/policies.js';
import { rivage } from './rivage.js';

const optional = [
  'matomo/measurement',
  'suggestions/personalization',
  'mixpanel/measurement',
  'youtube/media',
  'google/measurement',
  'google/advertising',
];
const day = 86_400_000;

const opened = async (options: Parameters<typeof mount>[0] = {}): Promise<Page> => {
  const page = mount(options);
  page.fake.show('preferences');
  return page.preferences();
};
const button = (page: Page, name: string): HTMLElement => {
  const found = page.choices.find((choice) => choice.innerText.trim() === name);
  if (!found) throw new Error(`No button ${name}`);
  return found;
};
const update = async (page: Page): Promise<void> => {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await page.preferences();
};

/** Turns to the button that opens them, with the mouse, and waits until they are ready. */
const aim = async (page: Page): Promise<void> => {
  const [, choose] = page.choices;
  assert.isOk(choose);
  await hover(choose);
  await until(() => page.dialog);
};

describe('the preferences', () => {
  afterEach(unmountAll);

  describe('as a dialog', () => {
    it('open from the first layer, are modal, and take the focus to their heading', async () => {
      const page = await mount().banner();
      const choose = page.choices[1];
      if (choose) await click(choose);
      await page.preferences();
      assert.isTrue(page.dialog?.matches(':modal'));
      assert.equal(page.focused?.id, 'title');
      assert.equal(page.focused?.textContent, 'Your data at Rivage');
    });

    it('come a frame after the click, which is answered before there is a dialog to lay out, and no frame is without a layer', async () => {
      const page = await mount().banner();
      await aim(page);
      const prepared = page.dialog;
      const frames: string[] = [];
      const look = (): void => {
        const layers = [page.find('.banner') && 'first', page.dialog?.open && 'second'];
        frames.push(layers.filter(Boolean).join());
        if (!page.dialog?.open) requestAnimationFrame(look);
      };
      document.addEventListener('click', () => requestAnimationFrame(look), { once: true });
      await click(page.choices[1] ?? page.host);
      await page.preferences();
      await until(() => frames.at(-1) !== 'first');
      assert.equal(frames[0], 'first');
      assert.deepEqual([...new Set(frames)], ['first', 'second']);
      assert.equal(page.dialog, prepared, 'what was made ready is what opens');
    });

    it('says of a switch how it stands, also when a translator has put its own words there', async () => {
      const page = await mount().banner();
      page.fake.show('preferences');
      await page.preferences();
      const matomo = page.toggle('Matomo');
      const state = matomo.parentElement?.querySelector('.state');
      assert.isOk(state);
      assert.equal(state.textContent, 'Off');
      // What Google's translator makes of a text, and what others do.
      for (const translate of [
        () => (state.innerHTML = '<font><font>Aus</font></font>'),
        () => (state.textContent = 'Aus'),
      ]) {
        translate();
        const before = matomo.checked;
        matomo.click();
        await until(() => state.textContent === (before ? 'Off' : 'On'));
      }
    });

    it('Esc changes nothing and goes back to the first layer, where it was left', async () => {
      const page = await mount().banner();
      page.choices[1]?.focus();
      await sendKeys({ press: 'Enter' });
      await page.preferences();
      page.toggle('Matomo').click();
      await sendKeys({ press: 'Escape' });
      await page.banner();
      assert.lengthOf(page.fake.decided, 0);
      await until(() => page.focused === page.choices[1]);
    });

    it('closing without saving says so, changes nothing and gives the focus back to the opener', async () => {
      const page = mount({ prepare: (fake) => fake.answerAll(false) });
      await until(() => page.widget.shadowRoot?.textContent?.trim() && !page.widget.hidden);
      page.widget.focus();
      await sendKeys({ press: 'Enter' });
      await page.preferences();
      page.toggle('Matomo').click();
      assert.equal(page.get('.close').innerText.trim(), 'Close without saving');
      await click(page.get('.close'));
      await page.nothing();
      assert.lengthOf(page.fake.decided, 0);
      assert.isFalse(page.fake.decision['matomo/measurement']?.granted);
      await until(() => document.activeElement === page.widget);
    });

    describe('made ready while the visitor turns to the button that opens them', () => {
      const style = document.createElement('style');
      style.textContent = 'accord-consent::part(panel) { display: flex !important }';
      afterEach(async () => {
        style.remove();
        await resetMouse();
      });

      it('are not there to see, to hear or to reach, whatever the site says of their part', async () => {
        const page = await mount().banner();
        document.head.append(style);
        await aim(page);
        assert.isFalse(page.dialog?.open);
        assert.isFalse(page.dialog?.checkVisibility());
        assert.equal(page.dialog?.getClientRects().length, 0);
        assert.isTrue(page.get('.banner').checkVisibility());
        assert.isFalse(page.host.matches(':focus-within'));
      });

      it('open with what is so at the click, and give the focus back', async () => {
        const page = await mount().banner();
        await aim(page);
        page.fake.language = 'de';
        page.fake.show('banner');
        await until(() => page.get('.banner').lang === 'de');
        const choose = page.choices[1];
        assert.isOk(choose);
        await click(choose);
        await page.preferences();
        assert.isTrue(page.dialog?.matches(':modal'));
        assert.equal(page.dialog?.lang, 'de');
        assert.equal(page.focused?.id, 'title');
        await sendKeys({ press: 'Escape' });
        await page.banner();
        await until(() => page.focused === page.get('.banner').querySelectorAll('.choice')[1]);
      });

      it('forget what was switched before they were closed', async () => {
        const page = await mount().banner();
        await aim(page);
        const choose = page.choices[1];
        assert.isOk(choose);
        await click(choose);
        await page.preferences();
        page.toggle('Matomo').click();
        await sendKeys({ press: 'Escape' });
        await page.banner();
        await hover(page.get('h2'));
        await aim(page);
        await sendKeys({ press: 'Enter' });
        await page.preferences();
        assert.isFalse(page.toggle('Matomo').checked);
      });

      it('leave the focus alone when the visitor answers without them', async () => {
        const page = await mount().banner();
        const field = document.body.appendChild(document.createElement('input'));
        await aim(page);
        field.focus();
        page.fake.answerAll(false);
        page.fake.show('none');
        await page.nothing();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        assert.equal(document.activeElement, field);
        field.remove();
      });
    });

    it('give the focus back to the very part of the page’s own element that opened them', async () => {
      const page = mount({ prepare: (fake) => fake.answerAll(false) });
      const header = document.body.appendChild(document.createElement('site-header'));
      const root = header.attachShadow({ mode: 'open' });
      root.innerHTML = '<button>Home</button> <button>Cookies</button>';
      const [, opener] = root.querySelectorAll('button');
      opener?.addEventListener('click', () => page.fake.show('preferences'));
      opener?.focus();
      await sendKeys({ press: 'Enter' });
      await page.preferences();
      await sendKeys({ press: 'Escape' });
      await page.nothing();
      await until(() => page.focused === opener);
      header.remove();
    });

    it('saved without a widget, leave the keyboard at the start of the page, and say so each time', async () => {
      const page = mount();
      page.widget.remove();
      await page.banner();
      const status = page.get('.status');
      page.choices[1]?.focus();
      for (let time = 0; time < 2; time++) {
        if (time === 0) await sendKeys({ press: 'Enter' });
        else page.fake.show('preferences');
        await page.preferences();
        await until(() => status.textContent === '');
        page.choices[1]?.focus();
        await sendKeys({ press: 'Enter' });
        await page.nothing();
        await until(() => page.focused === status);
        await until(() => status.textContent?.includes('saved'));
      }
    });

    it('keep the keyboard inside', async () => {
      const outside = document.body.appendChild(document.createElement('button'));
      const page = await opened();
      for (let step = 0; step < 60; step++) {
        await sendKeys({ press: 'Tab' });
        assert.notEqual(document.activeElement, outside);
      }
      assert.equal(page.fake.view, 'preferences');
      // The browser's own buttons are reached too, and would keep it for the tests to come.
      while (!document.hasFocus()) await sendKeys({ press: 'Tab' });
      outside.remove();
    });

    it('hear clicks on buttons and fields alone: screen readers call clickable all that stands in what hears them', async () => {
      const heard = new Set<unknown>();
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        if (/^(click|mousedown|mouseup)$/.test(type)) heard.add(this);
        listen.call(this, type, ...rest);
      };
      const page = await opened();
      EventTarget.prototype.addEventListener = listen;
      const boxes = page.all('*').filter((each) => heard.has(each));
      assert.isAbove(boxes.length, 3);
      for (const each of boxes)
        assert.isTrue(each.matches('button, input, accord-preferences'), each.outerHTML);
      for (const each of [page.host, ...page.all('accord-preferences')])
        assert.equal(getComputedStyle(each).display, 'contents');
    });

    it('close by a click beside them, but not by a press that began inside', async () => {
      const page = await opened();
      const { dialog } = page;
      const heading = dialog?.querySelector('h2');
      assert.isOk(dialog && heading);
      const beside: [number, number] = [Math.round(innerWidth / 2), 4];
      await hover(heading);
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: beside });
      await sendMouse({ type: 'up' });
      await hover(heading);
      assert.equal(page.fake.view, 'preferences');
      await sendMouse({ type: 'click', position: beside });
      await until(() => page.fake.view === 'banner');
    });

    it('ask for nothing where nothing is optional', async () => {
      const services = rivage.services.filter(({ category }) => category === 'necessary');
      const page = await opened({ policy: { ...rivage, services } });
      assert.lengthOf(page.choices, 0);
      assert.lengthOf(page.all('input[type=checkbox]'), 0);
      assert.equal(page.widget.shadowRoot?.querySelector('span')?.textContent, '');
    });

    it('keep in place what is pressed, where little is asked: the lenses, and what opens', async () => {
      const page = await opened({
        policy: policyOf(service('matomo', 'first-party', ['measurement'])),
      });
      const top = (selector: string): number => page.get(selector).getBoundingClientRect().top;
      const lens = top('.lens');
      page.all('[name=lens]')[1]?.click();
      await update(page);
      assert.closeTo(top('.lens'), lens, 1);
      const summary = top('.about summary');
      page.get('.about summary').click();
      await update(page);
      assert.isTrue(page.find('.about details')?.hasAttribute('open'));
      assert.closeTo(top('.about summary'), summary, 1);
    });

    it('release the page when a blocker hides them', async () => {
      const page = await opened();
      page.host.style.setProperty('display', 'none', 'important');
      const hiding = new CSSStyleSheet();
      hiding.replaceSync('dialog { display: none !important }');
      const root = page.get('accord-preferences').shadowRoot;
      root?.adoptedStyleSheets.push(hiding);
      await until(() => page.fake.view !== 'preferences');
      assert.lengthOf(page.fake.decided, 0);
    });
  });

  describe('switches', () => {
    it('are all off at first, and none is needed', async () => {
      const page = await opened();
      const toggles = page.all<HTMLInputElement>('input[type=checkbox]');
      assert.isAbove(toggles.length, 8);
      for (const toggle of toggles) {
        assert.isFalse(toggle.checked, nameOf(toggle));
        assert.isFalse(toggle.indeterminate, nameOf(toggle));
      }
    });

    it('show what was decided', async () => {
      const page = await opened({
        prepare: (fake) =>
          fake.answer(['matomo/measurement', 'google/measurement'], [], 'preferences'),
      });
      assert.isTrue(page.toggle('Matomo').checked);
      assert.isTrue(page.toggle('First-party (the site itself)').indeterminate);
      assert.isTrue(page.toggle('Google Ads').indeterminate);
      assert.isTrue(page.toggle('Google Ads: Measurement').checked);
      assert.isFalse(page.toggle('Google Ads: Advertising').checked);
      assert.isFalse(page.toggle('Partner').checked);
    });

    it('have names that stay, and say their state in words', async () => {
      const page = await opened();
      const matomo = page.toggle('Matomo');
      const words = () => matomo.closest('label')?.innerText.trim();
      assert.equal(matomo.getAttribute('role'), 'switch');
      assert.equal(words(), 'Off');
      matomo.focus();
      await sendKeys({ press: ' ' });
      await update(page);
      assert.isTrue(matomo.checked);
      assert.equal(words(), 'On');
      assert.equal(nameOf(matomo), 'Matomo');
      assert.equal(
        page.toggle('First-party (the site itself)').closest('label')?.innerText.trim(),
        '1 of 2 on',
      );
      assert.lengthOf(page.fake.decided, 0, 'a switch saves nothing');
    });

    it('have names of their own where services and purposes have names that look alike', async () => {
      const policy = policyOf(
        service('google', 'partner', ['measurement', 'advertising', 'state']),
        service('google-advertising', 'partner', ['advertising']),
        service('google-state', 'partner', ['media', 'state']),
        service('accord', 'partner', ['media-maps']),
        service('accord-media', 'partner', ['maps']),
      );
      const page = await opened({
        policy: {
          ...policy,
          purposes: {
            state: { name: 'State', description: 's' },
            maps: { name: 'Maps', description: 'm' },
            'media-maps': { name: 'M', description: 'mm' },
          },
        },
      });
      const ids = (): string[] => page.all('[id]').map(({ id }) => id);
      const names = (): string[] => page.all('input[type=checkbox]').map(nameOf);
      assert.lengthOf(new Set(ids()), ids().length, ids().join());
      assert.lengthOf(new Set(names()), names().length, names().join());
      assert.includeMembers(names(), ['google: Advertising', 'google-advertising', 'accord']);
      page.all('.lens input')[1]?.click();
      await until(() => page.find('#why-state'));
      assert.lengthOf(new Set(ids()), ids().length, ids().join());
      assert.lengthOf(new Set(names()), names().length, names().join());
      assert.includeMembers(names(), ['google Advertising', 'google-advertising', 'accord']);
    });

    it('of a group switch all of it, on and off', async () => {
      const page = await opened();
      const group = page.toggle('Third-party (other companies)');
      group.click();
      await update(page);
      assert.isTrue(page.toggle('YouTube').checked);
      assert.isTrue(page.toggle('Google Ads').checked);
      page.toggle('Google Ads: Advertising').click();
      await update(page);
      assert.isTrue(group.indeterminate);
      group.click();
      await update(page);
      assert.isTrue(group.checked);
      group.click();
      await update(page);
      assert.isFalse(page.toggle('YouTube').checked);
      assert.isFalse(group.indeterminate);
    });

    it('follow what is decided in another tab, but for what was switched here', async () => {
      const page = await opened();
      page.toggle('YouTube').click();
      page.toggle('YouTube').click();
      page.fake.answerAll(true);
      await update(page);
      assert.isTrue(page.toggle('Matomo').checked);
      assert.isFalse(page.toggle('YouTube').checked);
    });

    it('follow it also where a translator has put its own words everywhere', async () => {
      const page = await opened({ prepare: (fake) => fake.answerAll(false) });
      // What Google's translator makes of a text.
      const texts = document.createTreeWalker(page.get('dialog'), NodeFilter.SHOW_TEXT);
      const found: Node[] = [];
      while (texts.nextNode()) found.push(texts.currentNode);
      for (const text of found.filter(({ textContent }) => textContent?.trim())) {
        const font = document.createElement('font');
        text.parentNode?.replaceChild(font, text);
        font.append(text.textContent ?? '');
      }
      page.fake.answerAll(true, 'preferences', Date.now() + 60_000);
      await update(page);
      assert.isTrue(page.toggle('Matomo').checked);
      assert.include(page.text('.text > .quiet'), 'in these settings');
      assert.include(page.get('.act').textContent, 'in these settings');
      assert.equal(page.get('.given dd').textContent, 'Yes');
    });

    it('show the same draft by who and by why', async () => {
      const page = await opened();
      page.toggle('Partner').click();
      const [, why] = page.all<HTMLInputElement>('[name=lens]');
      why?.click();
      await update(page);
      assert.isTrue(page.toggle('Mixpanel').checked);
      assert.isTrue(page.toggle('Measurement').indeterminate);
      page.toggle('Measurement').click();
      page.all<HTMLInputElement>('[name=lens]')[0]?.click();
      await update(page);
      assert.isTrue(page.toggle('Matomo').checked);
      assert.isTrue(page.toggle('Google Ads').indeterminate);
    });
  });

  describe('answering', () => {
    it('saves exactly what is switched on, and refuses the rest', async () => {
      const page = await opened();
      page.toggle('Matomo').click();
      page.toggle('Google Ads: Measurement').click();
      await update(page);
      await click(button(page, 'Save my choices'));
      await page.nothing();
      const [decision] = page.fake.decided;
      assert.equal(decision?.how, 'preferences');
      assert.deepEqual(decision?.granted, ['matomo/measurement', 'google/measurement']);
      assert.lengthOf(decision?.refused ?? [], 4);
      await until(() => page.get('[role=status]').textContent?.includes('saved'));
    });

    it('saving with nothing switched on refuses', async () => {
      const page = await opened();
      await click(button(page, 'Save my choices'));
      await page.nothing();
      assert.deepEqual(page.fake.decided[0]?.granted, []);
      assert.sameMembers([...(page.fake.decided[0]?.refused ?? [])], optional);
    });

    it('refuses and accepts everything whatever is switched on', async () => {
      const page = await opened();
      page.toggle('Matomo').click();
      await click(button(page, 'Refuse all'));
      await page.nothing();
      assert.deepEqual(page.fake.decided[0]?.granted, []);
      page.fake.show('preferences');
      await page.preferences();
      await click(button(page, 'Accept all'));
      await page.nothing();
      assert.sameMembers([...(page.fake.decided[1]?.granted ?? [])], optional);
    });

    const running = (fake: Page['fake']): void => {
      fake.answerAll(true);
      fake.released.add('matomo/measurement');
    };
    it('says beforehand that saving reloads the page, only when it does', async () => {
      const page = await opened({ prepare: running });
      const warning = () => page.get('.warning').innerText;
      assert.equal(warning(), '');
      page.toggle('YouTube').click();
      await update(page);
      assert.notInclude(warning(), 'reloads');
      page.toggle('Matomo').click();
      await update(page);
      assert.include(warning(), 'reloads the page');
    });

    it('says that switching off does not undo what was sent, only where something was on', async () => {
      const page = await opened({
        prepare: (fake) => fake.answer(['matomo/measurement'], ['youtube/media'], 'banner'),
      });
      const warning = () => page.get('.warning').innerText;
      page.toggle('YouTube').click();
      page.toggle('YouTube').click();
      await update(page);
      assert.equal(warning(), '');
      page.toggle('Matomo').click();
      await update(page);
      assert.equal(warning(), 'What was already sent is not undone by this.');
    });

    it('says so no more when it is not so, also when a translator has put its own words there', async () => {
      const page = await opened({ prepare: running });
      const matomo = page.toggle('Matomo');
      const warning = page.get('.warning');
      // What Google's translator makes of a text, and what Firefox's does.
      for (const translate of [
        () => (warning.innerHTML = '<font><font>Speichern</font></font>'),
        () => (warning.textContent = 'Speichern'),
      ]) {
        matomo.click();
        await until(() => warning.textContent);
        translate();
        matomo.click();
        await until(() => !warning.textContent);
      }
    });

    it('does not say so where the site stops by itself what is withdrawn', async () => {
      const page = await opened({
        prepare: (fake) => {
          running(fake);
          fake.reloads = false;
        },
      });
      page.toggle('Matomo').click();
      await update(page);
      assert.notInclude(page.get('.warning').innerText, 'reloads');
    });
  });

  describe('teaching', () => {
    it('says of each group what it is, how far the data goes, and answers six questions', async () => {
      const page = await opened();
      const groups = page.all('section.group');
      assert.deepEqual(
        groups.map((group) => group.querySelector('h3')?.textContent),
        ['Necessary', 'First-party (the site itself)', 'Partner', 'Third-party (other companies)'],
      );
      for (const group of groups) {
        const path = group.querySelector('.path');
        assert.match(path?.querySelector('.hidden')?.textContent ?? '', /^Data path: from you /);
        // They would be read too, those that the data does not come to among them.
        assert.notExists(path?.querySelector('.station:not([aria-hidden])'));
        // Of the group, and of each of its services, in the same words.
        for (const facts of group.querySelectorAll('.facts')) {
          const questions = [...facts.querySelectorAll('dt')].map((dt) => dt.textContent);
          assert.deepEqual(questions, [
            'Who uses it?',
            'What for?',
            'What do they learn?',
            'For how long?',
            'What do you get?',
            'And if you refuse?',
          ]);
          for (const answer of facts.querySelectorAll('dd')) {
            assert.notEqual(answer.textContent?.trim(), '');
          }
        }
      }
      const stations = page.all('.third-party .reached');
      assert.deepEqual(
        stations.map((station) => station.innerText.trim()),
        ['You', 'Other companies'],
      );
    });

    /** What a group answers to a question, and what each of its services does. */
    const answers = (page: Page, group: string, question: string): string[] =>
      page
        .all(
          `[aria-labelledby=who-${group}] > .facts > div, [aria-labelledby=who-${group}] > details > .facts > div`,
        )
        .filter((row) => row.querySelector('dt')?.textContent === question)
        .flatMap((row) => [...row.querySelectorAll('dd')])
        .map((answer) => (answer.textContent ?? '').trim());

    it('says of each necessary service what goes without it', async () => {
      const page = await opened({
        policy: policyOf(
          service('basket', 'necessary', ['preferences'], { refusal: 'nothing can be ordered' }),
          service('session', 'necessary', ['security']),
        ),
      });
      assert.deepEqual(answers(page, 'necessary', 'And if you refuse?'), [
        'The consent dialog (Accord): Without it you would be asked again on every page',
        'basket: nothing can be ordered',
        'session: You cannot refuse it here: the site would not work',
      ]);
    });

    it('says of several services which one learns what, and keeps it how long', async () => {
      const policy = policyOf(
        service('counter', 'first-party', ['measurement'], {
          data: ['your IP address', 'the page', 'the time'],
          retention: 'P3M',
          items: [{ name: 'seen', kind: 'cookie', lasts: 'P1Y' }],
        }),
        service('picks', 'first-party', ['personalization'], {
          data: ['what you looked at (it stays in this browser)'],
          retention: 'P7D',
          // Not even with the session does that end by itself.
          items: [{ name: 'picks', kind: 'localStorage', lasts: 'session' }],
        }),
        service('chat', 'first-party', ['support']),
        service('one', 'partner', ['support'], {
          provider: { name: 'one Ltd' },
          data: ['what you write'],
          retention: 'P7D',
        }),
        service('two', 'partner', ['support'], { data: ['what you write'], retention: 'P7D' }),
        service('clock', 'third-party', ['personalization'], { retention: 'PT0S' }),
      );
      const page = await opened({ policy });
      assert.deepEqual(answers(page, 'first-party', 'What do they learn?'), [
        // As the first layer lists: with no comma before the last.
        'counter: your IP address, the page and the time',
        'picks: what you looked at (it stays in this browser)',
        'chat: not stated',
      ]);
      assert.deepEqual(answers(page, 'first-party', 'For how long?'), [
        'counter: up to 1 year',
        'picks: up to 7 days; some of it stays in your browser until you clear it',
        'chat: not stated',
      ]);
      assert.deepEqual(answers(page, 'partner', 'Who uses it?'), [
        'one: one Ltd',
        'two: not stated',
      ]);
      assert.deepEqual(answers(page, 'partner', 'What do they learn?'), ['What you write']);
      assert.deepEqual(answers(page, 'partner', 'For how long?'), ['Up to 7 days']);
      assert.deepEqual(answers(page, 'third-party', 'For how long?'), ['Up to 0 seconds']);
    });

    it('draws no way of data for a group of which the site uses nothing', async () => {
      const services = rivage.services.filter(({ category }) => category !== 'partner');
      const page = await opened({ policy: { ...rivage, services } });
      const drawn = page
        .all('section.group')
        .map((group) => group.querySelectorAll('.path').length);
      assert.deepEqual(drawn, [1, 1, 0, 1]);
    });

    it('shows everything a service declares, in the visitor’s language', async () => {
      const page = await opened({ language: 'de' });
      await until(() => page.find('#service-google'));
      const row = page.get('#service-google').closest('li');
      const details = row?.querySelector('details');
      details?.querySelector('summary')?.click();
      await until(() => details?.open);
      const facts = details?.innerText ?? '';
      for (const fact of [
        'Google (Irland)',
        'Messung: zählen, welche Seiten gelesen werden',
        'Werbung: Anzeigen',
        '14 Monate',
        '_gcl_*',
        '90 Tage',
        '.doubleclick.net',
        '13 Monate',
      ]) {
        assert.include(facts, fact);
      }
      assert.equal(details?.querySelector('a')?.href, 'https://policies.google.example/');
      // Not a word, though a translator of pages may take it for one.
      const names = [...(details?.querySelectorAll<HTMLElement>('.code') ?? [])];
      assert.isNotEmpty(names);
      for (const name of names) assert.isFalse(name.translate, name.outerHTML);
    });

    it('writes no spaces where the visitor’s language has none', async () => {
      const page = await opened({ language: 'ja' });
      await until(() => page.find('#service-google'));
      const row = page.get('#service-google').closest('li')?.textContent ?? '';
      for (const fact of ['Google（アイルランド）', '14か月', '90日']) assert.include(row, fact);
      assert.notMatch(row, /。 \p{L}/u);
    });

    it('says that nothing is stored only where the site declares just that', async () => {
      const page = await opened({
        policy: policyOf(
          service('silent', 'partner', ['advertising']),
          service('clean', 'partner', ['measurement'], { items: [] }),
        ),
      });
      const stored = (id: string): string =>
        page.get(`#service-${id}`).closest('li')?.querySelector('details')?.textContent ?? '';
      assert.include(stored('silent'), 'What it stores in your browser: not stated');
      assert.include(stored('clean'), 'Nothing is stored in your browser.');
    });

    it('leads to the site’s privacy policy', async () => {
      const page = await opened();
      const link = page.all<HTMLAnchorElement>('.about > p a')[0];
      assert.equal(link?.pathname, '/privacy');
      assert.include(link?.innerText, 'Privacy policy');
    });

    it('always lists what Accord itself stores', async () => {
      const page = await opened({ policy: { site: { name: 'Rivage' }, services: [] } });
      const own = page.get('#service-own_accord').closest('li');
      const rows = [...(own?.querySelectorAll('tbody tr') ?? [])].map((row) =>
        (row.textContent ?? '').replace(/\s+/g, ' ').trim(),
      );
      assert.match(rows[0] ?? '', /^accord Cookie 6 months$/);
      // The copy is not read any more then, but nothing takes it out.
      assert.match(rows[1] ?? '', /^accord Local storage Until you clear it$/);
      assert.include(
        own?.textContent,
        '6 months; some of it stays in your browser until you clear it',
      );
      assert.include(rows, 'accord-place Session storage Until you close the tab');
    });

    it('writes the names of companies as they write them', async () => {
      const page = await opened({
        policy: policyOf(
          service('shop', 'partner', ['advertising'], {
            provider: { name: 'eBay', country: 'DE' },
          }),
        ),
      });
      assert.include(page.text('.partner ~ .facts'), 'eBay (Germany)');
    });

    it('says for how long Accord keeps the decision on this site, and what else it keeps', async () => {
      const page = await opened({
        prepare: (fake) => {
          fake.lifetimes = { granted: 90, refused: 395 };
          fake.proof = true;
        },
      });
      const own = page.get('#service-own_accord').closest('li');
      const text = (own?.textContent ?? '').replace(/\s+/g, ' ');
      assert.match(text, /accord Cookie 13 months/);
      assert.match(text, /accord-proof Local storage Until you clear it/);
      assert.include(text, 'history of your choices');
      assert.notInclude(text, '6 months');
    });

    it('says for which domain the decision counts', async () => {
      const page = await opened({
        prepare: (fake) => {
          fake.domain = 'rivage.example';
        },
      });
      const own = page.get('#service-own_accord').closest('li');
      assert.match(own?.querySelector('tbody tr')?.textContent ?? '', /rivage\.example/);
    });

    it('declares no cookie and no copy of the decision where the site keeps it in a place of its own', async () => {
      const page = await opened({
        prepare: (fake) => {
          fake.placed = true;
        },
      });
      const own = page.get('#service-own_accord').closest('li');
      const text = (own?.textContent ?? '').replace(/\s+/g, ' ');
      assert.include(text, 'accord-erased');
      assert.notMatch(text, /accord (Cookie|Local storage)/);
    });

    it('begins with what is new when the policy grew', async () => {
      const page = await opened({
        prepare: (fake) =>
          fake.answer(
            [],
            optional.filter((use) => use !== 'youtube/media'),
            'banner',
          ),
      });
      const [first] = page.all('section');
      assert.match(first?.innerText ?? '', /^New or changed since your last choice\s+YouTube/);
      first?.querySelector('input')?.click();
      await update(page);
      assert.isTrue(
        page
          .all<HTMLInputElement>('input[role=switch]')
          .filter((each) => each.checked && nameOf(each) === 'YouTube').length === 2,
        'the same switch below',
      );
    });

    it('says when and how the visitor chose last, and that an opt-out signal is honoured', async () => {
      const at = Date.UTC(2026, 4, 3, 12);
      const page = await opened({
        prepare: (fake) => {
          fake.gpc = true;
          fake.answerAll(false, 'banner', at);
        },
      });
      assert.include(
        page.get('.text').innerText,
        'Your last choice: May 3, 2026, when this site asked.',
      );
      assert.include(page.get('.text').innerText, 'Opt-out request honored');
    });

    it('takes what the opt-out signal refused for no choice of the visitor’s', async () => {
      const at = Date.UTC(2026, 4, 3, 12);
      const page = await opened({
        prepare: (fake) => {
          fake.answer([], optional.slice(0, 2), 'banner', at);
          fake.gpc = true;
          fake.answer([], optional.slice(2), 'gpc', at + 9 * day);
        },
      });
      assert.include(page.get('.text').innerText, 'Your last choice: May 3, 2026, when this');
      page.fake.answer([], optional, 'gpc', at + 9 * day);
      await update(page);
      assert.notInclude(page.get('.text').innerText, 'Your last choice');
    });

    it('tells screen readers where what the site says is in another language', async () => {
      const policy: Policy = {
        site: { name: 'Rivage' },
        services: ['One', 'Two'].map((name) => ({
          id: name.toLowerCase(),
          name,
          category: 'partner',
          purposes: ['measurement'],
          data: [{ en: 'pages you read' }],
          benefit: { en: `${name} is better` },
          refusal: name === 'One' ? { en: 'nothing changes' } : { de: 'alles bleibt' },
        })),
      };
      const page = await opened({ policy, language: 'de' });
      const marked = page.all('[aria-labelledby=who-partner] > .facts [lang]');
      assert.deepEqual(
        marked.map(({ lang, innerText }) => [lang, innerText]),
        [
          ['en', 'Pages you read'],
          ['en', 'One is better'],
          ['en', 'Two is better'],
          ['en', 'nothing changes'],
        ],
      );
      assert.include(page.text('[aria-labelledby=who-partner] > .facts'), 'Two: alles bleibt');
    });

    it('and where a purpose of its own is, and whom to ask', async () => {
      const policy: Policy = {
        site: { name: 'Rivage', contact: { en: 'The harbour office' } },
        purposes: { tides: { name: { en: 'Tides' }, description: { en: 'when the sea comes' } } },
        services: [
          { id: 'one', name: 'One', category: 'partner', purposes: ['tides', 'measurement'] },
        ],
      };
      const page = await opened({ policy, language: 'de' });
      const said = page
        .all('[aria-labelledby=who-partner] [lang=en]')
        .map(({ textContent }) => textContent);
      // Also among the details.
      assert.deepEqual(said, ['Tides: when the sea comes', 'Tides', 'Tides: when the sea comes']);
      assert.equal(page.get('.about [lang=en]').textContent, 'The harbour office');
    });

    it('say their heading once: what scrolls has no name, and is no stop in any browser', async () => {
      const page = await opened();
      const text = page.get('.text');
      assert.isAbove(text.scrollHeight, text.clientHeight);
      assert.isFalse(text.hasAttribute('aria-labelledby'));
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      assert.isTrue(page.focused?.matches('input[type=radio]'));
    });

    it('explains cookies and rights, and gives the site’s promises and address', async () => {
      const page = await opened();
      const about = page.get('.about');
      for (const details of about.querySelectorAll('details')) details.open = true;
      assert.include(about.innerText, 'What is a cookie');
      assert.include(about.innerText, 'We never sell your data.');
      assert.equal(about.querySelector('a')?.href, 'mailto:privacy@rivage.example');
    });

    it('leads to the site’s contact, be it a link, with an @ in it too, or an address', async () => {
      for (const [contact, href] of [
        ['https://social.example/@rivage', 'https://social.example/@rivage'],
        ['/contact?to=@privacy', `${location.origin}/contact?to=@privacy`],
        ['mailto:privacy@rivage.example', 'mailto:privacy@rivage.example'],
        ['Ask @rivage, or at the harbour office', undefined],
      ]) {
        const policy: Policy = { site: { name: 'Rivage', contact }, services: [] };
        const page = await opened({ policy });
        assert.equal(page.get('.about').querySelector('a')?.href, href, contact);
        unmountAll();
      }
    });
  });

  describe('the receipt', () => {
    const receipt = async (page: Page): Promise<HTMLElement> => {
      const found = [...page.all<HTMLDetailsElement>('.about details')].find((details) =>
        details.innerText.startsWith('Your receipt'),
      );
      if (!found) throw new Error('No receipt');
      found.open = true;
      await update(page);
      return found;
    };

    it('says in words what was decided, when and how', async () => {
      const page = await opened({
        prepare: (fake) =>
          fake
            .answer(['matomo/measurement'], ['youtube/media'], 'preferences', Date.now() - day)
            .answer([], ['mixpanel/measurement'], 'gpc'),
      });
      const text = (await receipt(page)).innerText.replace(/\s+/g, ' ');
      assert.match(text, / · in these settings Matomo: Measurement Yes YouTube: Videos & maps No/);
      assert.match(text, / · by your browser’s opt-out signal Mixpanel: Measurement No/);
      assert.include(text, 'Only your browser keeps it');
      page.fake.server = true;
      page.fake.changed();
      await until(() => page.get('.about').innerText.includes('and so does Rivage'));
    });

    it('says so when nothing was answered yet', async () => {
      const page = await opened();
      assert.include((await receipt(page)).innerText, 'not answered anything yet');
    });

    it('can be copied as JSON', async () => {
      const page = await opened({ prepare: (fake) => fake.answerAll(false) });
      let copied: Blob | undefined;
      const write = async ([item]: ClipboardItem[]): Promise<void> => {
        copied = await item?.getType('text/plain');
      };
      Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true });
      const section = await receipt(page);
      const button = [...section.querySelectorAll('button')].find((each) =>
        each.innerText.includes('Copy'),
      );
      button?.click();
      // Where the visitor looks, not behind another button.
      await until(() => button?.nextElementSibling?.textContent === 'Copied');
      Reflect.deleteProperty(navigator, 'clipboard');
      assert.lengthOf(JSON.parse((await copied?.text()) ?? '').answers, 6);
    });

    it('says so where it cannot be loaded, whether to copy or to download it', async () => {
      const page = await opened({ prepare: (fake) => fake.answerAll(false) });
      const { receipt: load } = page.fake;
      page.fake.receipt = () => Promise.reject(new Error('The connection is down'));
      const unhandled: unknown[] = [];
      const note = (event: PromiseRejectionEvent): void => {
        event.preventDefault();
        unhandled.push(event.reason);
      };
      addEventListener('unhandledrejection', note);
      const section = await receipt(page);
      const [download, copy] = section.querySelectorAll('button');
      const said = (): string | null | undefined =>
        section.querySelector('[role=status]')?.textContent;
      for (const button of [download, copy]) {
        button?.click();
        await until(() => said() || unhandled.length);
        assert.deepEqual(unhandled, []);
        assert.match(said() ?? '', /^The receipt could not be loaded/);
        const status = section.querySelector('[role=status]');
        if (status) status.textContent = '';
      }
      download?.click();
      await until(said);
      page.fake.receipt = load;
      const follow = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = () => undefined;
      download?.click();
      await until(() => !said());
      HTMLAnchorElement.prototype.click = follow;
      removeEventListener('unhandledrejection', note);
    });

    it('can be downloaded as JSON', async () => {
      const page = await opened({ prepare: (fake) => fake.answerAll(false) });
      const [download] = (await receipt(page)).querySelectorAll('button');
      const links: HTMLAnchorElement[] = [];
      const follow = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        links.push(this);
      };
      download?.click();
      await until(() => links.length);
      HTMLAnchorElement.prototype.click = follow;
      assert.equal(links[0]?.download, 'accord-receipt.json');
      assert.match(links[0]?.href ?? '', /^blob:/);
    });
  });
});
