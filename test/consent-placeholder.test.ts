import { assert, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../src/elements.js';
import { createConsent, type Consent } from '../src/index.js';
import { policyOf, service } from './policy/policies.js';
import { actAsVisitor, click, forget, until } from './visitor.js';

const tube = policyOf(
  service('tube', 'third-party', ['media']),
  service('clips', 'third-party', ['media']),
);
const film = '/test/page/pages/withdraw.html';
/** A picture of this site: the browser asks for it, and whether it is there does not matter. */
const picture = new URL('/test/page/pages/poster.jpg', location.href).href;

describe('an embed and what stands in its place', () => {
  let consent: Consent | undefined;
  let page: HTMLElement | undefined;
  let warnings: string[];
  const { warn, error } = console;
  beforeEach(async () => {
    await forget();
    warnings = [];
    console.warn = (...said: unknown[]) => void warnings.push(said.join(' '));
  });
  afterEach(async () => {
    consent?.stop();
    page?.remove();
    console.warn = warn;
    console.error = error;
    await forget();
  });

  const open = (markup: string): void => {
    page = document.createElement('div');
    page.innerHTML = `<style>
        main { inline-size: 640px; line-height: 1.6 }
        .wide { border: 0; inline-size: 100%; aspect-ratio: 16 / 9 }
        .wrapper { position: relative; padding-block-start: 56% }
        .inside { position: absolute; inset: 0; inline-size: 100%; block-size: 100% }
        .middle { display: block; margin: 1em auto }
        .row { display: flex; gap: 1em }
      </style><main>${markup}<p class="after">What comes after</p></main>`;
    document.body.append(page);
    consent = createConsent(tube, { language: 'en', withdraw: 'event' });
  };
  const find = <Found extends HTMLElement>(selector: string): Found => {
    const found = page?.querySelector<Found>(selector);
    assert.isOk(found, selector);
    return found;
  };
  const placeholder = async (): Promise<HTMLElement> => {
    await until(() => page?.querySelector('accord-placeholder')?.shadowRoot?.querySelector('h3'));
    return find('accord-placeholder');
  };
  /** Where it is in the page and how large, to a tenth of a pixel. */
  const box = (element: Element): number[] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + scrollX, top + scrollY, width, height].map((value) => Math.round(value * 10));
  };
  /** As the visitor does. Gives the frame that is shown. */
  const showOnce = async (): Promise<HTMLElement> => {
    const once = (await placeholder()).shadowRoot?.querySelector('button');
    assert.isOk(once);
    await click(once);
    const frame = find('iframe');
    await until(() => frame.hasAttribute('src'));
    return frame;
  };
  const grant = (): Promise<unknown> => actAsVisitor(() => consent?.grant('tube'));

  const held = (attributes: string): string =>
    `<iframe data-consent="tube" data-placeholder data-src="${film}" title="A tour" ${attributes}></iframe>`;
  const layouts = {
    'a frame of a given size': held('width="400" height="300"'),
    'a frame in the midst of text': `Before ${held('width="400" height="280"')} after`,
    'a frame larger than its column': held('width="720" height="405"'),
    'a frame as wide as its column': held('class="wide"'),
    'a frame that fills a wrapper of a fixed ratio': `<div class="wrapper">${held('class="inside"')}</div>`,
    'a frame in the middle': held('class="middle" width="400" height="300"'),
    'a frame beside text': `<div class="row">${held('width="320" height="360"')}<p>Beside</p></div>`,
    'a frame beside more text than there is room for': `<div class="row">${held('width="400" height="360"')}<p>${'Beside it stands much. '.repeat(99)}</p></div>`,
    'a slide of a row that scrolls': `<div class="row" style="overflow: auto">${held('style="flex: 0 0 100%; height: 300px"')}<p>Next</p></div>`,
    'a frame with a style of its own': held('style="display: block; width: 70%; height: 300px"'),
  };
  for (const [layout, markup] of Object.entries(layouts))
    it(`take up the same box: ${layout}`, async () => {
      open(markup);
      const stand = await placeholder();
      const frame = find<HTMLIFrameElement>('iframe');
      assert.isFalse(frame.checkVisibility());
      const before = [box(stand), box(find('.after'))];
      const style = frame.style.cssText;
      await grant();
      await until(() => frame.hasAttribute('src'));
      assert.isFalse(stand.isConnected);
      assert.deepEqual([box(frame), box(find('.after'))], before);
      assert.equal(frame.style.cssText, style);
    });

  it('take up the same box after their column has changed', async () => {
    open(held('class="wide"'));
    const stand = await placeholder();
    find('main').style.inlineSize = '480px';
    await until(() => box(stand)[2] === 4800);
    const before = [box(stand), box(find('.after'))];
    await grant();
    await until(() => find('iframe').hasAttribute('src'));
    assert.deepEqual([box(find('iframe')), box(find('.after'))], before);
  });

  it('get narrower with the window where their column is as wide as they are', async () => {
    open(
      `<div class="around" style="display: grid"><article>${held('class="wide"')}</article></div>`,
    );
    const stand = await placeholder();
    // What it observes itself is over.
    for (let frames = 0; frames < 9; frames++) await nextFrame();
    find('.around').style.inlineSize = '480px';
    const width = Object.getOwnPropertyDescriptor(window, 'innerWidth') ?? assert.fail();
    Object.defineProperty(window, 'innerWidth', { ...width, get: () => 480 });
    dispatchEvent(new Event('resize'));
    Object.defineProperty(window, 'innerWidth', width);
    await until(() => box(stand)[2] === 4800);
  });

  it('stay where they and the page were scrolled to when the window is only higher, as phones scroll', async () => {
    open(
      `<div style="block-size: 200vh"></div><div style="inline-size: 300px; block-size: 150px; overflow: hidden">${held('style="border: 0; inline-size: 100%; block-size: 100%"')}</div>${held('width="300" height="90"')}`,
    );
    const panel = (await placeholder()).shadowRoot?.querySelector('section') ?? assert.fail();
    // What they observe themselves is over.
    for (let frames = 0; frames < 9; frames++) await nextFrame();
    panel.scrollTop = 40;
    scrollTo(0, document.documentElement.scrollHeight);
    const places = (): number[] => [panel.scrollTop, scrollY];
    const before = places();
    dispatchEvent(new Event('resize'));
    for (let frames = 0; frames < 4; frames++) await nextFrame();
    assert.deepEqual(places(), before);
    assert.equal(panel.scrollTop, 40);
  });

  it('leave the page scrolled to where it is when all of them are measured again', async () => {
    const low = held('style="border: 0; display: block; inline-size: 100%; block-size: 20px"');
    open(
      `<div style="block-size: 200vh"></div><div class="around" style="inline-size: 300px">${low.repeat(8)}</div>`,
    );
    await placeholder();
    // What they observe themselves is over.
    for (let frames = 0; frames < 9; frames++) await nextFrame();
    scrollTo(0, document.documentElement.scrollHeight);
    const before = scrollY;
    find('.around').style.inlineSize = '302px';
    await until(
      () => box(document.querySelector('accord-placeholder') ?? assert.fail())[2] === 3020,
    );
    for (let frames = 0; frames < 4; frames++) await nextFrame();
    assert.equal(scrollY, before);
  });

  it('scroll where something around the box cuts off what does not fit', async () => {
    open(
      `<div style="inline-size: 300px; aspect-ratio: 16 / 9; overflow: hidden">${held('style="border: 0; inline-size: 100%; block-size: 100%"')}</div>`,
    );
    const stand = await placeholder();
    await until(() => box(stand)[3] === 1688);
    const root = stand.shadowRoot;
    const panel = root?.querySelector('section');
    assert.isOk(panel);
    const bottom = panel.getBoundingClientRect().bottom;
    for (const choice of root?.querySelectorAll('.choice') ?? [])
      assert.isAtMost(choice.getBoundingClientRect().bottom, bottom);
    panel.scrollTop = panel.scrollHeight;
    const more = root?.querySelector('.link');
    assert.isOk(more);
    assert.isAtMost(more.getBoundingClientRect().bottom, bottom);
    await click(more);
    await until(() => consent?.view === 'preferences');
  });

  it('show all words where the box is too small for them', async () => {
    open(held('width="300" height="90"'));
    const panel = (await placeholder()).shadowRoot?.querySelector('section');
    assert.isOk(panel);
    assert.isAtLeast(panel.clientHeight, panel.scrollHeight);
    assert.equal(box(find('accord-placeholder'))[2], 3040);
  });

  it('stack their buttons in a narrow box, which is no error that the page is told', async () => {
    const told: string[] = [];
    const hear = ({ message }: ErrorEvent): void => void told.push(message);
    addEventListener('error', hear);
    open(held('width="100" height="100"'));
    const stand = await placeholder();
    await until(() => stand.shadowRoot?.querySelector('.stacked'));
    // It is fitted in the next frame, and the page told at the end of that.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    removeEventListener('error', hear);
    assert.deepEqual(told, []);
  });

  it('stand whole beside one whose element the page has made strange', async () => {
    let said = 0;
    console.error = () => said++;
    open(
      `<form data-consent="tube" data-placeholder><input name="getBoundingClientRect"></form>${held('width="400" height="300"')}`,
    );
    await placeholder();
    assert.isAbove(said, 0);
    assert.deepEqual(box(find('form ~ accord-placeholder')).slice(2), [4040, 3040]);
  });

  it('shows once what a template holds for its own scope, and no more', async () => {
    open(
      `<template data-consent="tube" data-placeholder title="A tour"><div>${held('width="300" height="150"')}${held('width="300" height="150"').replace('"tube"', '"clips"')}</div></template>`,
    );
    const frame = await showOnce();
    const other = find('[data-consent="clips"]');
    await until(() => other.previousSibling instanceof HTMLElement);
    assert.equal(frame.previousSibling, null);
    assert.isFalse(other.hasAttribute('src'));
    assert.lengthOf(document.querySelectorAll('accord-placeholder'), 1);
  });

  const poster = async (address: string): Promise<HTMLImageElement | undefined> => {
    open(held(`class="wide"`).replace('data-placeholder', `data-placeholder="${address}"`));
    const { shadowRoot } = await placeholder();
    return shadowRoot?.querySelector('img') ?? undefined;
  };

  for (const [name, address, shown] of [
    ['a path', '/test/page/pages/poster.jpg', picture],
    ['a whole address of this site', picture, picture],
    ['a picture in the page itself', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', ''],
  ] as const)
    it(`show the picture that the site gives: ${name}`, async () => {
      const image = await poster(address);
      assert.equal(image?.src, shown || address);
      assert.equal(image?.alt, '');
      const stand = find('accord-placeholder');
      assert.deepEqual(image && box(image), box(stand));
      const before = [box(stand), box(find('.after'))];
      const once = stand.shadowRoot?.querySelector('button');
      assert.isOk(once);
      await click(once);
      await until(() => find('iframe').hasAttribute('src'));
      assert.deepEqual([box(find('iframe')), box(find('.after'))], before);
    });

  it('take what frameworks make of true and false for an attribute without a value', async () => {
    assert.isUndefined(await poster('true'));
    consent?.stop();
    page?.remove();
    const plain = held('id="plain"').replace('data-placeholder', 'data-placeholder="false"');
    open(`${plain}${held('class="wide"')}`);
    await placeholder();
    assert.lengthOf(page?.querySelectorAll('accord-placeholder') ?? [], 1);
    assert.equal(find('accord-placeholder').nextElementSibling, find('.wide'));
  });

  const byKeyboard = async (which: number): Promise<void> => {
    const stand = await placeholder();
    stand.shadowRoot?.querySelectorAll<HTMLElement>('.choice')[which]?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => !stand.isConnected);
  };

  for (const [which, name] of ['once', 'always'].entries()) {
    it(`hand the focus over: a frame shown ${name}`, async () => {
      open(held('width="400" height="300"'));
      await byKeyboard(which);
      await until(() => document.activeElement === find('iframe'));
    });

    it(`hand the focus over: a template shown ${name}, for as long as the focus stays`, async () => {
      open(`<template data-consent="tube" data-placeholder><style></style><figure>A map</figure></template>
        <button class="next">Next</button>`);
      await byKeyboard(which);
      await until(() => document.activeElement === page?.querySelector('figure'));
      // As when the visitor turns to another window.
      find('figure').dispatchEvent(new FocusEvent('blur'));
      await new Promise(requestAnimationFrame);
      assert.equal(document.activeElement, find('figure'));
      find('.next').focus();
      assert.deepEqual(find('figure').getAttributeNames(), []);
    });

    const scope = ['clips', 'tube'][which];
    it(`hand the focus over: a template shown ${name} that holds a frame for ${scope}, to what is seen of that`, async () => {
      open(
        `<template data-consent="tube" data-placeholder>${held('width="400" height="300"').replace('"tube"', `"${scope}"`)}</template>`,
      );
      await byKeyboard(which);
      const seen = scope === 'tube' ? 'iframe[src]' : 'accord-placeholder[stands-in]';
      await until(() => page?.querySelector(seen) === document.activeElement);
      await nextFrame();
      assert.equal(document.activeElement, find(seen));
    });

    it(`hand the focus over: a template shown ${name} of which nothing is seen, to what it stands in`, async () => {
      open(
        `<div id="map"><template data-consent="tube" data-placeholder><script></script></template></div>`,
      );
      await byKeyboard(which);
      await until(() => document.activeElement === page?.querySelector('#map'));
    });
  }

  it('follow a framework that uses the frame for something else', async () => {
    open(held('width="400" height="300"'));
    const before = await placeholder();
    const frame = find('iframe');
    frame.dataset['consent'] = 'clips';
    frame.title = 'A clip';
    await until(() => before !== page?.querySelector('accord-placeholder'));
    const words = async (): Promise<string> =>
      (await placeholder()).shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
    await until(async () => (await words()).includes('A clip'));
    assert.include(await words(), 'clips');
    assert.notInclude(await words(), 'tube');
    const once = find('accord-placeholder').shadowRoot?.querySelector('button');
    assert.isOk(once);
    await click(once);
    await until(() => frame.hasAttribute('src'));
    // That was a yes to this one alone.
    frame.dataset['src'] = film;
    frame.dataset['consent'] = 'tube';
    await until(() => page?.querySelector('accord-placeholder'));
    assert.isFalse(frame.hasAttribute('src'));
  });

  it('end a sentence once behind a name that ends with a full stop', async () => {
    open(held(''));
    consent?.setPolicy(
      policyOf(service('tube', 'third-party', ['media'], { provider: { name: 'Film Inc.' } })),
    );
    const words = async (): Promise<string> => (await placeholder()).shadowRoot?.textContent ?? '';
    await until(async () => (await words()).includes('Film Inc.'));
    assert.match(await words(), /contacts Film Inc\.\s/);
    consent?.setLanguage('ar');
    await until(async () => /[\u0600-\u06ff]/.test(await words()));
    assert.notMatch(await words(), /\.\u2069?\./);
  });

  it('say the name of a company as it is written, with its braces', async () => {
    open(held(''));
    const provider = { name: 'Film {data} {x}' };
    consent?.setPolicy(policyOf(service('tube', 'third-party', ['media'], { provider })));
    await until(async () =>
      (await placeholder()).shadowRoot?.textContent?.includes('contacts Film {data} {x}.'),
    );
  });

  it('survive that a page replaces its markup by a copy', async () => {
    open(held('width="400" height="300"'));
    await placeholder();
    const main = find('main');
    const frame = find('iframe');
    main.innerHTML += '<p>More</p>';
    const stands = (): number => page?.querySelectorAll('accord-placeholder').length ?? 0;
    await until(() => !frame.isConnected && stands() === 1);
    for (const each of page?.querySelectorAll('iframe') ?? [])
      assert.isFalse(each.checkVisibility());
    await grant();
    await until(() => stands() === 0);
    for (const each of page?.querySelectorAll('iframe') ?? [])
      assert.isTrue(each.checkVisibility());
  });

  it('come back when a page patches its markup and takes them away, until the embed is shown', async () => {
    open(
      `<iframe data-consent="tube" data-src="${film}" title="A film" data-placeholder></iframe>`,
    );
    const stood = await placeholder();
    const before = box(stood);
    const button = stood.shadowRoot?.querySelector('button');
    button?.focus();
    for (let patches = 0; patches < 9; patches++) {
      stood.remove();
      await until(() => find('iframe').previousElementSibling === stood);
      // With the focus where it was.
      assert.isTrue(button?.matches(':focus'));
    }
    assert.deepEqual(box(stood), before);
    find('iframe').parentElement?.append(
      Object.assign(document.createElement('button'), { className: 'next' }),
    );
    find('.next').focus();
    await nextFrame();
    stood.remove();
    await until(() => find('iframe').previousElementSibling === stood);
    assert.isTrue(find('.next').matches(':focus'));
    stood.remove();
    await grant();
    await until(() => find('iframe').hasAttribute('src'));
    await nextFrame();
    await nextFrame();
    assert.isNull(document.querySelector('accord-placeholder'));
  });

  it('leave a page usable that takes them away each time', async () => {
    open(
      `<iframe data-consent="tube" data-src="${film}" title="A film" data-placeholder></iframe>`,
    );
    let removed = 0;
    const { setTimeout: later } = window;
    const waits: (number | undefined)[] = [];
    const noting = (run: () => void, time?: number): number => {
      waits.push(time);
      return later(run, time === 1000 ? 0 : time);
    };
    Object.assign(window, { setTimeout: noting });
    const observer = new MutationObserver(() => {
      const stands = page?.querySelector('accord-placeholder');
      if (stands) removed++;
      stands?.remove();
    });
    observer.observe(find('main'), { childList: true });
    // Not in each frame for ever.
    await until(() => removed > 5 && waits.includes(1000));
    Object.assign(window, { setTimeout: later });
    observer.disconnect();
    await placeholder();
  });

  it('stand before their embed again when a framework puts something between', async () => {
    open(`<div style="block-size: 900px">${held('width="400" height="300"')}</div>`);
    const stood = await placeholder();
    const frame = find('iframe');
    const before = box(stood);
    const added = document.createElement('p');
    added.textContent = 'More';
    // Before the frame: it knows of nothing else there.
    frame.before(added);
    await until(() => frame.previousSibling === stood);
    assert.equal(stood.previousSibling, added);
    assert.isFalse(frame.checkVisibility());
    added.remove();
    await until(() => String(box(stood)) === String(before));
  });

  it('stay together when a framework moves frames', async () => {
    open(['a', 'b', 'c'].map((id) => `<div>${held(`id="${id}"`)}</div>`).join(''));
    const main = find('main');
    const frames = ['a', 'b', 'c'].map((id) => find(`#${id}`));
    await until(() => page?.querySelectorAll('accord-placeholder').length === 3);
    main.prepend(...frames.toReversed());
    const order = (): string =>
      [...main.children]
        .slice(0, 6)
        .map(({ id, localName }) => id || localName)
        .join();
    const stand = 'accord-placeholder';
    const together = [stand, 'c', stand, 'b', stand, 'a'].join();
    await until(() => order() === together);
    assert.equal(page?.querySelectorAll(stand).length, 3);
    // Or takes everything away and puts it back.
    const children = [...main.children];
    main.replaceChildren();
    await nextFrame();
    main.append(...children);
    await nextFrame();
    await until(() => order() === together);
    assert.equal(page?.querySelectorAll(stand).length, 3);
  });

  it('come and go although one of them finds no place', async () => {
    const { error } = console;
    console.error = (...said: unknown[]) => void warnings.push(said.join(' '));
    const strange = '<form data-consent="tube" data-placeholder><input name="before"></form>';
    open(held('') + strange + held(''));
    await until(() => page?.querySelectorAll('accord-placeholder').length === 2);
    await grant();
    await until(() => page?.querySelectorAll('iframe[src]').length === 2);
    assert.equal(page?.querySelectorAll('accord-placeholder').length, 0);
    console.error = error;
  });

  it('leave the focus where it is in the page', async () => {
    open(`${held('')}<button class="next">Next</button>`);
    await placeholder();
    find('.next').focus();
    await actAsVisitor(() => {
      find('.next').focus();
      consent?.grant('tube');
    });
    await until(() => find('iframe').hasAttribute('src'));
    assert.notEqual(document.activeElement, find('iframe'));
  });

  it('confirm what is answered within a modal dialog, for all else is inert there', async () => {
    open(`<dialog>${held('width="400" height="300"')}</dialog>`);
    const dialog = find<HTMLDialogElement>('dialog');
    await placeholder();
    dialog.showModal();
    const region = [...dialog.querySelectorAll('*')]
      .map((element) => element.shadowRoot?.querySelector<HTMLElement>('[role=status]'))
      .find(Boolean);
    assert.isOk(region, 'known to a screen reader before it says something');
    assert.equal(region.textContent, '');
    const always = find('accord-placeholder').shadowRoot?.querySelectorAll('.choice')[1];
    assert.isOk(always);
    await click(always);
    await until(() => region.textContent?.includes('saved'));
    assert.isTrue(region.isConnected);
    assert.isAtMost(region.getBoundingClientRect().width, 1);
    assert.isAtMost(dialog.scrollHeight, dialog.clientHeight);
  });

  it('ask no other site for a picture, and say why', async () => {
    assert.isUndefined(await poster('https://i.tube.example/still.jpg'));
    assert.include(warnings.join(), 'https://i.tube.example');
  });

  it('are taken back by the next consent object after this one was stopped', async () => {
    open(held(''));
    await grant();
    const frame = find('iframe');
    await until(() => frame.hasAttribute('src'));
    consent?.stop();
    consent = createConsent(tube, { language: 'en', withdraw: 'event' });
    assert.isTrue(frame.hasAttribute('src'));
    consent.refuse('tube');
    assert.isFalse(frame.hasAttribute('src'));
    await placeholder();
  });

  it('that was shown once is asked for again when a framework shows another one by it', async () => {
    open(held(''));
    const frame = await showOnce();
    // Rendered anew, as it was.
    frame.dataset['src'] = film;
    await until(() => !frame.hasAttribute('data-src'));
    assert.equal(frame.getAttribute('src'), film);
    frame.dataset['src'] = `${film}?another`;
    await placeholder();
    assert.isFalse(frame.hasAttribute('src'));
    assert.equal(frame.dataset['src'], `${film}?another`);
    await grant();
    await until(() => frame.getAttribute('src') === `${film}?another`);
    // Allowed, it follows.
    frame.dataset['src'] = film;
    await until(() => frame.getAttribute('src') === film);
  });

  it('in a container that was shown once is asked for again when a framework gives it another address', async () => {
    open(
      `<div data-consent="tube" data-placeholder><iframe data-src="${film}" title="A tour"></iframe></div>`,
    );
    const frame = await showOnce();
    frame.dataset['src'] = `${film}?another`;
    await placeholder();
    assert.isFalse(frame.hasAttribute('src'));
    assert.equal(frame.dataset['src'], `${film}?another`);
  });

  it('that was shown once stays through the next consent object, and through a refusal', async () => {
    open(held(''));
    const frame = await showOnce();
    consent?.stop();
    consent = createConsent(tube, { language: 'en', withdraw: 'event' });
    consent.refuse('tube');
    assert.isTrue(frame.hasAttribute('src'));
  });
});
