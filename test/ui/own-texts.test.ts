import { assert } from '@open-wc/testing';
import english from '../../locales/en.json' with { type: 'json' };
import { click, until } from '../visitor.js';
import { mount, unmountAll, type Page } from './mount.js';

/** The English texts, each marked, as if they were in another language. */
const marked = <Part>(part: Part, mark: string): Part =>
  (typeof part === 'string'
    ? `${mark} ${part}`
    : Array.isArray(part)
      ? part.map((text: unknown) => marked(text, mark))
      : Object.fromEntries(
          Object.entries(part as object).map(([key, text]: [string, unknown]) => [
            key,
            key === 'dir' ? text : marked(text, mark),
          ]),
        )) as Part;

describe('a site’s own texts', () => {
  const { warn } = console;
  let warnings: string[];
  beforeEach(() => {
    warnings = [];
    console.warn = (...said: unknown[]) => void warnings.push(said.join(' '));
  });
  afterEach(() => {
    console.warn = warn;
    unmountAll();
  });

  const open = (
    language: string,
    texts: (language: string) => Promise<unknown> | undefined,
  ): Page => mount({ language, prepare: (fake) => (fake.texts = texts) });
  const words = (page: Page): string => page.text('.banner');
  const labels = (page: Page): string[] => page.choices.map((choice) => choice.innerText);

  it('are the whole dialog, in a language that Accord does not have', async () => {
    const asked: string[] = [];
    const page = open('ca-ES', (language) => {
      asked.push(language);
      return language === 'ca' ? Promise.resolve(marked(english, '¡Hola!')) : undefined;
    });
    await page.banner();
    assert.equal(page.get('.banner').lang, 'ca');
    assert.deepEqual(labels(page), ['¡Hola! Refuse all', '¡Hola! Choose', '¡Hola! Accept all']);
    assert.deepEqual([...new Set(asked)], ['ca-ES', 'ca']);
    const [, choose] = page.choices;
    assert.isOk(choose);
    await click(choose);
    await page.preferences();
    assert.equal(page.dialog?.lang, 'ca');
    assert.include(page.dialog?.innerText, '¡Hola! What is a cookie');
    assert.include(labels(page), '¡Hola! Save my choices');
    page.fake.show('none');
    page.fake.answerAll(false);
    const widget = page.widget.shadowRoot?.querySelector('button');
    await until(() => !page.widget.hidden && widget?.innerText.startsWith('¡Hola!'));
    assert.equal(widget?.lang, 'ca');
    assert.deepEqual(warnings, []);
  });

  it('come before Accord’s, where it has the language', async () => {
    const page = open('en', async () => ({ default: marked(english, 'Rivage:') }));
    await page.banner();
    assert.equal(labels(page)[0], 'Rivage: Refuse all');
  });

  it('in English come last, before Accord’s, for a language that neither has', async () => {
    const page = open('eu', async (language) =>
      language === 'en' ? marked(english, 'Rivage:') : undefined,
    );
    await page.banner();
    assert.equal(page.get('.banner').lang, 'en');
    assert.equal(labels(page)[0], 'Rivage: Refuse all');
    page.fake.answerAll(false);
    const widget = page.widget.shadowRoot?.querySelector('button');
    await until(() => widget?.innerText.startsWith('Rivage: Your Privacy Choices'));
    assert.equal(widget?.lang, 'en');
  });

  const faulty = {
    'no text at all': [undefined, /banner\.refuseAll: found nothing, not a text/],
    'a number': [7, /banner\.refuseAll: found 7/],
    nothing: ['', /banner\.refuseAll: found ""/],
  } as const;
  for (const [name, [found, warning]] of Object.entries(faulty))
    it(`with ${name} in the place of one leave the dialog as it is, whole, and say which`, async () => {
      const page = open('de', async () => {
        const own = marked(english, 'own');
        return { ...own, banner: { ...own.banner, refuseAll: found } };
      });
      await page.banner();
      assert.equal(labels(page)[0], 'Alles ablehnen');
      assert.notInclude(words(page), 'own');
      assert.match(warnings.join('\n'), warning);
    });

  it('that are no list where there has to be one, or no word for some number, are not shown', async () => {
    const page = open('ca', async () => {
      const own = marked(english, 'own');
      const rest = { ...own.rest, learnText: 'A cookie is a note.', services: { other: 3 } };
      return { ...own, rest };
    });
    await page.banner();
    assert.equal(page.get('.banner').lang, 'ca');
    page.fake.show('preferences');
    await page.preferences();
    assert.equal(page.dialog?.lang, 'en');
    const said = warnings.join('\n');
    assert.match(said, /rest\.learnText: found "A cookie is a note\.", not a list of texts/);
    assert.match(said, /rest\.services\.other: found 3/);
  });

  it('that leave out what a sentence has to name are not shown', async () => {
    const page = open('ca', async () => {
      const own = marked(english, 'own');
      return { ...own, banner: { ...own.banner, ask: 'May we?' } };
    });
    await page.banner();
    assert.equal(page.get('.banner').lang, 'en');
    assert.include(words(page), 'May Rivage use some of your data?');
    assert.match(warnings.join('\n'), /banner\.ask: found “May we\?”, which has to name \{site\}/);
  });

  it('that cannot be loaded are not waited for: the question is asked in English', async () => {
    const page = open('ca', () => Promise.reject(new Error('The connection is down')));
    await page.banner();
    assert.equal(labels(page)[0], 'Refuse all');
    assert.include(warnings.join(), 'The connection is down');
    page.fake.answerAll(false);
    await until(() => page.widget.shadowRoot?.textContent?.includes('Your Privacy Choices'));
  });
});
