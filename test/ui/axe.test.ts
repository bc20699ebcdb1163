import { assert } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import { until } from '../visitor.js';
import { mount, unmountAll, type Page } from './mount.js';
import { laidOut, resize } from './resize.js';

declare const axe: typeof Axe;

/** No finding at all, best practices included. Colours are computed with the dialog as it is on screen. */
const assertAccessible = async (what: string, context: Element = document.body): Promise<void> => {
  await laidOut();
  const { violations } = await axe.run(context, {
    // The runner's page has no landmarks of its own.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
  assert.deepEqual(found, [], what);
};

const opened = async (options: Parameters<typeof mount>[0] = {}): Promise<Page> => {
  const page = mount(options);
  page.fake.show('preferences');
  await page.preferences();
  await until(() => page.get('.panel').lang === page.fake.language);
  return page;
};

describe('accessibility, by axe', () => {
  before(() => {
    document.title = 'Rivage';
  });
  afterEach(async () => {
    unmountAll();
    await resize(1280, 720);
  });

  for (const scheme of ['light', 'dark']) {
    for (const language of ['en', 'fr', 'de', 'ar']) {
      it(`the first layer, ${language}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const page = await mount({ language }).banner();
        await until(() => page.get('.panel').lang === language);
        await assertAccessible('first layer', page.host);
      });

      it(`the preferences with everything open, ${language}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const page = await opened({
          language,
          prepare: (fake) => {
            fake.gpc = true;
            fake.answer(['matomo/measurement', 'google/measurement'], ['youtube/media'], 'banner');
          },
        });
        for (const details of page.all<HTMLDetailsElement>('details')) details.open = true;
        await assertAccessible('by who', page.host);
        page.all<HTMLInputElement>('[name=lens]')[1]?.click();
        await until(() => page.find('#why-measurement'));
        await assertAccessible('by why', page.host);
      });
    }
  }

  it('the first layer on a phone, and standing in the page', async () => {
    const page = await mount().banner();
    if (!(await resize(375, 667))) return;
    await assertAccessible('375x667', page.host);
    await resize(320, 256);
    await assertAccessible('320x256', page.host);
  });

  it('a re-ask', async () => {
    const page = mount({ prepare: (fake) => fake.answer([], ['matomo/measurement'], 'banner') });
    await page.banner();
    await assertAccessible('re-ask', page.host);
  });

  it('the widget, the notice to reload, the placeholder and the declaration', async () => {
    const page = mount({ prepare: (fake) => fake.answerAll(false) });
    page.fake.reloadNeeded = true;
    page.fake.changed();
    const film = document.createElement('accord-placeholder');
    film.setAttribute('scope', 'youtube');
    const table = document.createElement('accord-declaration');
    page.host.after(film, table);
    await until(() => film.shadowRoot?.querySelector('.choices') && !page.widget.hidden);
    await until(() => page.find('.actions') && table.shadowRoot?.querySelector('table'));
    await assertAccessible('widget', page.widget);
    await assertAccessible('notice', page.host);
    await assertAccessible('placeholder', film);
    await assertAccessible('declaration', table);
    film.remove();
    table.remove();
  });
});
