import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { openHarbour, storedNames, Visit, type Harbour } from './harbour-visit.js';
import { openBrowser } from './open-browser.js';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const routes = ['#/', '#/walks/west-pier', '#/map'];

describe('the app with an interface of its own', { timeout: 300_000 }, () => {
  let browser: Browser;
  let harbour: Harbour;
  let visit: Visit;
  let question: Locator;
  let preferences: Locator;

  const watchConsole = (): void =>
    void visit.page.on('console', (message) => {
      if (message.type() === 'error') visit.errors.push(message.text());
    });
  before(async () => {
    assert.ok(existsSync('dist/esm/index.js'), 'dist/esm/index.js is missing: npm run build');
    browser = await openBrowser();
    harbour = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await harbour.close();
  });
  beforeEach(async () => {
    visit = await Visit.start(browser, harbour);
    watchConsole();
    question = visit.page.getByRole('region', { name: 'What may Longshore use?' });
    preferences = visit.page.getByRole('dialog', { name: 'Privacy choices' });
  });
  afterEach(async () => {
    const { errors } = visit;
    await visit.end();
    assert.deepEqual(errors, []);
  });

  const open = (route = ''): Promise<void> => visit.goto(`/examples/app/${route}`);
  const press = (name: string): Promise<void> =>
    visit.page.getByRole('button', { name, exact: true }).filter({ visible: true }).click();
  const changeRoute = async (route: string): Promise<void> => {
    await visit.page.evaluate((hash) => {
      location.hash = hash;
    }, route);
    await visit.page.locator('main h1').and(visit.page.locator(':focus')).waitFor();
  };
  const stands = (allowed: string): Promise<void> =>
    visit.page.getByRole('contentinfo').getByText(`${allowed} allowed`).waitFor();
  const focused = (): Promise<string> =>
    visit.page.evaluate(() => document.querySelector(':focus')?.textContent?.trim() ?? '');
  /** The views that the app's own measurement has counted. */
  const counted = (): unknown[] =>
    visit.at('/collect/views').map(({ body }) => (body as { view: string }).view);
  /** Waits until so many views are counted: more would be as wrong as less. */
  const countedAre = async (...views: string[]): Promise<void> => {
    await visit.received(() => counted().length >= views.length);
    assert.deepEqual(counted(), views);
  };
  /** The partner's code is there: what is pressed from now on, it can count. */
  const partnerRuns = async (): Promise<void> =>
    void (await visit.page.waitForFunction(() => '__mp_recorder' in window));
  /** What the page has sent by now has arrived: so has what it sends last. */
  const allArrived = async (): Promise<void> => {
    const before = visit.at('/collect/last').length;
    await visit.page.evaluate(() => navigator.sendBeacon('/collect/last'));
    await visit.received(() => visit.at('/collect/last').length > before);
  };
  /** Requests to other companies, and for the code that measures. */
  const optionalRequests = (): string[] =>
    visit.requests.filter(
      (url) => !url.startsWith(harbour.url) || /(visits|features)\.js$/.test(url),
    );
  const findNothingOptional = async (): Promise<void> => {
    for (const route of routes) {
      await changeRoute(route);
      await allArrived();
    }
    await changeRoute('#/walks/sandwick');
    await press('I have walked this');
    await allArrived();
    assert.deepEqual(visit.optional(), []);
    assert.deepEqual(optionalRequests(), []);
  };

  it('sends and stores nothing before an answer, on any route, and can be used meanwhile', async () => {
    await open();
    await question.waitFor();
    assert.equal(await focused(), '', 'the question takes the focus from nobody');
    await findNothingOptional();
    await question.waitFor();
    assert.deepEqual(await storedNames(visit.page), ['longshore-walked']);
  });

  it('sends nothing after a refusal, on any route, and does not ask again', async () => {
    await open();
    await press('Refuse');
    await question.waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'Walks between the tides');
    await findNothingOptional();
    await visit.page.reload();
    await stands('0 of 4');
    assert.ok(await question.isHidden());
    await findNothingOptional();
  });

  it('starts each measurement once when all is accepted, and counts each route', async () => {
    await open();
    await press('Accept');
    await countedAre('/');
    await changeRoute('#/walks/sandwick');
    await countedAre('/', '/walks/sandwick');
    await changeRoute('#/map');
    await countedAre('/', '/walks/sandwick', '/map');
    await partnerRuns();
    const asked = (file: string): number =>
      visit.requests.filter((url) => url.endsWith(file)).length;
    assert.deepEqual(['/visits.js', '/features.js', '/mixpanel.module.js'].map(asked), [1, 1, 1]);
    assert.deepEqual(visit.events('Mixpanel'), []);
    // Another decision starts nothing a second time.
    await press('Privacy choices');
    await preferences.getByRole('switch', { name: 'Lantern' }).uncheck();
    await press('Save choices');
    await stands('3 of 4');
    await changeRoute('#/walks/ellery-head');
    await countedAre('/', '/walks/sandwick', '/map', '/walks/ellery-head');
    await press('I have walked this');
    await visit.received(() => visit.events('Mixpanel').length > 0);
    assert.deepEqual(visit.events('Mixpanel'), ['mark as walked']);
  });

  it('measures a returning visitor from the start, without asking', async () => {
    await open();
    await press('Accept');
    await countedAre('/');
    harbour.clear();
    await visit.page.reload();
    await countedAre('/');
    await stands('4 of 4');
    assert.ok(await question.isHidden());
  });

  it('stops what is withdrawn without being loaded anew, and starts it again', async () => {
    await open('#/walks/sandwick');
    await visit.page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    await press('Accept');
    await countedAre('/walks/sandwick');
    await partnerRuns();
    await press('I have walked this');
    await visit.received(() => visit.events('Mixpanel').length === 1);
    await press('Privacy choices');
    await press('Refuse all');
    await stands('0 of 4');
    assert.equal(await focused(), 'Privacy choices');
    harbour.clear();
    visit.requests.length = 0;
    await findNothingOptional();

    await press('Privacy choices');
    await press('Accept all');
    // What was missed is not made up for.
    await countedAre('/walks/sandwick');
    await press('I have walked this');
    await visit.received(() => visit.events('Mixpanel').length > 0);
    assert.deepEqual(visit.events('Mixpanel'), ['mark as walked']);
    assert.ok(await visit.page.evaluate(() => 'isSameDocument' in window));
  });

  it('sends nothing for a measurement that is withdrawn while it is being loaded', async () => {
    let release = (): void => undefined;
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    await visit.page.route('**/visits.js', async (route) => {
      await isReleased;
      await route.continue();
    });
    await open();
    const asked = visit.page.waitForRequest('**/visits.js');
    await press('Accept');
    await asked;
    await press('Privacy choices');
    await press('Refuse all');
    const came = visit.page.waitForResponse('**/visits.js');
    release();
    await (await came).finished();
    await changeRoute('#/map');
    await allArrived();
    assert.deepEqual(counted(), []);
  });

  for (const [route, company, path, content] of [
    ['#/walks/west-pier', 'Lantern', '/lantern/', 'iframe'],
    ['#/map', 'Soundings', '/soundings/', 'img'],
  ] as const) {
    it(`explains ${company} in its place, where it can be allowed and stopped again`, async () => {
      const embed = visit.page.locator('ask-first');
      const arrived = (): Promise<void> =>
        visit.received(() => visit.optional().some((record) => record.path.startsWith(path)));
      await open(route);
      await embed.getByText('It would learn:').waitFor();
      const box = (): Promise<number[]> =>
        embed
          .locator(':scope > :first-child')
          .evaluate(({ offsetTop, offsetWidth, offsetHeight }: HTMLElement) => [
            offsetTop,
            offsetWidth,
            offsetHeight,
          ]);
      const before = await box();
      await press(`Allow ${company}`);
      await arrived();
      assert.equal(await focused(), `Stop ${company}`);
      assert.deepEqual(await box(), before, 'nothing moves');
      assert.deepEqual(
        visit.optional().filter((record) => !record.path.startsWith(path)),
        [],
      );
      // The question goes on about the rest.
      assert.equal(await question.getByRole('listitem').count(), 3);
      assert.equal(await question.getByText(company, { exact: true }).count(), 0);

      await changeRoute('#/');
      await changeRoute(route);
      await embed.locator(`${content}[src]`).first().waitFor();
      await press(`Stop ${company}`);
      await embed.getByText('It would learn:').waitFor();
      assert.equal(await focused(), `Allow ${company}`);
      for (const held of await embed.locator(content).all())
        assert.equal(await held.getAttribute('src'), null);
    });
  }

  it('saves each choice, shows it again, and changes nothing when it is closed', async () => {
    await open();
    await press('Choose');
    const page = visit.page;
    for (const one of await preferences.getByRole('switch', { disabled: false }).all())
      assert.ok(!(await one.isChecked()));
    await preferences.getByRole('switch', { name: 'Lantern' }).check();
    await page.keyboard.press('Escape');
    await preferences.waitFor({ state: 'hidden' });
    await stands('0 of 4');
    assert.equal(await focused(), 'Choose');

    await press('Choose');
    const lantern = preferences.getByRole('switch', { name: 'Lantern' });
    assert.ok(!(await lantern.isChecked()));
    await lantern.check();
    await press('Save choices');
    await stands('1 of 4');
    await question.waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'Walks between the tides');

    await page.reload();
    await press('Privacy choices');
    assert.ok(await lantern.isChecked());
    await preferences.getByRole('switch', { name: 'Page views' }).check();
    await press('Close and change nothing');
    await preferences.waitFor({ state: 'hidden' });
    await stands('1 of 4');
    assert.deepEqual(counted(), []);

    // Closed by Escape, they are not opened again by what is decided elsewhere.
    await changeRoute('#/walks/west-pier');
    await press('Privacy choices');
    await page.keyboard.press('Escape');
    await press('Stop Lantern');
    await stands('0 of 4');
    assert.ok(await preferences.isHidden());
  });

  it('can be answered by keyboard alone', async () => {
    const { keyboard } = visit.page;
    const tabTo = async (text: string): Promise<void> => {
      for (let steps = 0; (await focused()) !== text; steps++) {
        assert.ok(steps < 20, `${text} is not reached`);
        await keyboard.press('Tab');
      }
    };
    await open('#/map');
    await question.waitFor();
    await tabTo('Refuse');
    await tabTo('Choose');
    await keyboard.press('Enter');
    await preferences.waitFor();
    const isOn = (name: string): Locator => preferences.getByRole('switch', { name });
    while (!(await isOn('Soundings').evaluate((box) => box === document.activeElement)))
      await keyboard.press('Tab');
    await keyboard.press('Space');
    await tabTo('Save choices');
    await keyboard.press('Enter');
    await stands('1 of 4');
    await visit.received(() => visit.at('/soundings/').length > 0);
    await tabTo('Stop Soundings');
    await keyboard.press('Enter');
    await stands('0 of 4');
    assert.equal(await focused(), 'Allow Soundings');
  });

  it('takes Escape in the question for a refusal, and elsewhere for nothing', async () => {
    await open();
    await question.waitFor();
    await visit.page.getByRole('link', { name: 'Map' }).focus();
    await visit.page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Accept' }).focus();
    await visit.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Choose');
    await visit.page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await visit.page.reload();
    await stands('0 of 4');
    assert.ok(await question.isHidden());
  });

  it('asks about a new service alone', async () => {
    const withoutMap = (text: string): string => text.replace(/\{\s*id: 'map'[^]*?\n {4}\},/, '');
    await visit.page.route('**/policy.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: withoutMap(await response.text()) });
    });
    await open();
    await press('Accept');
    await stands('3 of 3');
    await visit.page.unrouteAll({ behavior: 'wait' });
    await visit.page.reload();
    await stands('3 of 4');
    assert.deepEqual(await question.locator('li b').allTextContents(), ['Soundings']);
    await press('Refuse');
    await stands('3 of 4');
  });

  it('honours Global Privacy Control and says so', async () => {
    await visit.page.addInitScript(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
    );
    await open();
    assert.deepEqual(await question.locator('li b').allTextContents(), ['Page views']);
    await press('Accept');
    await stands('1 of 4');
    await press('Privacy choices');
    await preferences.getByText('Global Privacy Control').waitFor();
  });

  it('gives every answer the same look and size, in few words', async () => {
    await open();
    const looks = async (place: Locator): Promise<string[]> =>
      place.locator('.answers button').evaluateAll((buttons) =>
        buttons.map((button) => {
          const { inlineSize, blockSize, color, backgroundColor, border, font } =
            getComputedStyle(button);
          return [inlineSize, blockSize, color, backgroundColor, border, font].join();
        }),
      );
    for (const place of [question, preferences]) {
      await place.waitFor();
      const all = await looks(place);
      assert.equal(all.length, 3);
      assert.equal(new Set(all).size, 1, all.join('\n'));
      if (place === question) await press('Choose');
    }
    const words = (await question.locator('.words').innerText()).split(/\s+/);
    assert.ok(words.length <= 90, `${words.length} words`);
  });

  it('is accessible, light and dark, and fits from a phone to a desk, in both directions', async () => {
    const { page } = visit;
    const found: string[] = [];
    const look = async (what: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(axe);
        const faults = await page.evaluate(async () => {
          const { run } = (window as unknown as { axe: typeof import('axe-core') }).axe;
          const { violations } = await run({ exclude: ['iframe'] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        found.push(...faults.map((fault) => `${what}, ${colorScheme}: ${fault}`));
      }
      for (const [width, dir] of [320, 768, 1440].flatMap((size) => [
        [size, 'ltr'] as const,
        [size, 'rtl'] as const,
      ])) {
        await page.setViewportSize({ width, height: 640 });
        const wide = await page.evaluate((direction) => {
          document.dir = direction;
          return [document.documentElement, ...document.querySelectorAll('button')]
            .filter((element) => element.checkVisibility())
            .some((element) => {
              const { left, right } = element.getBoundingClientRect();
              return left < 0 || right > innerWidth || document.body.scrollWidth > innerWidth;
            });
        }, dir);
        if (wide) found.push(`${what}: too wide at ${width}, ${dir}`);
      }
    };
    for (const route of routes) {
      await open(route);
      await question.waitFor();
      await look(`${route} asking`);
    }
    await press('Choose');
    await look('preferences');
    await press('Accept all');
    for (const route of [...routes, '#/nowhere']) {
      await changeRoute(route);
      await look(`${route} accepted`);
    }
    assert.deepEqual(found, []);
  });

  it('works under a strict Content Security Policy', async () => {
    const outside = 'http://127.0.0.1:*';
    const strict = await openHarbour({
      change: (text) => {
        const [, map = ''] = /<script type="importmap">([^]*?)<\/script>/.exec(text) ?? [];
        const hash = createHash('sha256').update(map).digest('base64');
        const rules = [
          `default-src 'none'; script-src 'self' 'sha256-${hash}' ${outside}; style-src 'self'`,
          `img-src data: ${outside}; frame-src ${outside}; connect-src 'self' ${outside}`,
          `require-trusted-types-for 'script'; trusted-types accord lit-html`,
        ];
        return text.replace(
          '<head>',
          `<head><meta http-equiv="Content-Security-Policy" content="${rules.join(';')}" />`,
        );
      },
    });
    await visit.end();
    visit = await Visit.start(browser, strict);
    watchConsole();
    try {
      await visit.goto('/examples/app/#/walks/west-pier');
      await press('Choose');
      await press('Accept all');
      await countedAre('/walks/west-pier');
      await visit.received(() => visit.at('/lantern/ping').length > 0);
      await partnerRuns();
      await press('I have walked this');
      await visit.received(() => visit.events('Mixpanel').length > 0);
      await changeRoute('#/map');
      await visit.received(() => visit.at('/soundings/').length > 1);
    } finally {
      await strict.close();
    }
  });
});
