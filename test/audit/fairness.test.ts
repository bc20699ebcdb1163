import { assert } from '@open-wc/testing';
import { checkFairness, type Finding } from '../../src/audit.js';
import { until } from '../visitor.js';
import { mount, unmountAll, type Page } from '../ui/mount.js';
import { laidOut, resize } from '../ui/resize.js';

const themes = ['auto', 'dark', 'high-contrast', 'light', 'newspaper', 'public-service', 'shop'];

/** The page's own style sheets and elements, gone after each test. */
const added: (Element | CSSStyleSheet)[] = [];
const style = (css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  added.push(sheet);
};
const put = (element: HTMLElement, css = ''): HTMLElement => {
  element.style.cssText = css;
  document.body.append(element);
  added.push(element);
  return element;
};
const link = async (href: string): Promise<void> => {
  const element = document.createElement('link');
  element.rel = 'stylesheet';
  element.href = href;
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
  document.head.append(element);
  added.push(element);
  await loaded;
};

const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, subject, message }) => `${rule} ${subject} ${message}`);

const rules = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

describe('checkFairness', () => {
  before(() => resize(1280, 720));
  afterEach(() => {
    unmountAll();
    for (const each of added.splice(0)) {
      if (each instanceof Element) each.remove();
      else {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== each);
      }
    }
    document.body.removeAttribute('style');
  });

  const banner = async (): Promise<Page> => {
    const page = await mount().banner();
    await laidOut();
    return page;
  };
  const preferences = async (): Promise<Page> => {
    const page = mount();
    page.fake.show('preferences');
    await page.preferences();
    await laidOut();
    return page;
  };

  describe('has nothing to say about', () => {
    for (const language of ['en', 'de', 'ar']) {
      it(`the first layer and the preferences in ${language}`, async () => {
        const page = await mount({ language }).banner();
        await until(() => page.get('.panel').lang === language);
        await laidOut();
        assert.deepEqual(brief(checkFairness()), []);
        page.fake.show('preferences');
        await page.preferences();
        await laidOut();
        assert.deepEqual(brief(checkFairness()), []);
        page.get('[name=lens]:not(:checked)').click();
        await until(() => page.all('[id^=why-]').length);
        await laidOut();
        assert.deepEqual(brief(checkFairness()), []);
      });
    }

    it('what style sheets say for paper, for another browser, or when they are off', async () => {
      await banner();
      const rule = 'accord-consent::part(choice):hover { color: #fff; background-color: #fff }';
      style(`@supports (display: none-such) { ${rule} } @media print { ${rule} }`);
      const sheet = put(document.createElement('style'));
      sheet.textContent = rule;
      assert.deepEqual(rules(checkFairness()), ['low-contrast']);
      sheet.setAttribute('media', 'print');
      assert.deepEqual(brief(checkFairness()), []);
      sheet.setAttribute('media', 'all');
      Object.assign(sheet, { disabled: true });
      assert.deepEqual(brief(checkFairness()), []);
    });

    it('placeholders and the widget', async () => {
      const page = mount({ prepare: (fake) => fake.answerAll(false) });
      const film = document.createElement('accord-placeholder');
      film.setAttribute('scope', 'youtube');
      put(film);
      await until(() => film.shadowRoot?.querySelector('.choices') && !page.widget.hidden);
      assert.deepEqual(brief(checkFairness()), []);
    });

    it('a placeholder below the first layer', async () => {
      const page = await mount().banner();
      const film = document.createElement('accord-placeholder');
      film.setAttribute('scope', 'youtube');
      const { left, bottom } = page.get('.panel').getBoundingClientRect();
      put(film, `position: fixed; left: ${left}px; top: ${bottom - 240}px; inline-size: 400px`);
      await until(() => film.shadowRoot?.querySelector('.choices'));
      await laidOut();
      assert.deepEqual(brief(checkFairness()), []);
    });

    for (const theme of themes) {
      it(`the theme ${theme}`, async () => {
        await link(`/styles/themes/${theme}.css`);
        const page = await banner();
        assert.deepEqual(brief(checkFairness(page.host)), []);
        page.fake.show('preferences');
        await page.preferences();
        await laidOut();
        assert.deepEqual(brief(checkFairness(page.host)), []);
      });
    }

    it('a page that styles everything it can by fair means', async () => {
      style(`
        accord-consent { --accord-accent: #7a1f3d; --accord-radius: 0; --accord-font: Georgia, serif; }
        accord-consent::part(choice) { letter-spacing: 0.02em; border-width: 2px; }
        accord-consent::part(choice):hover { background: #4f1126; color: #fff; }
        accord-consent::part(panel) { border-color: #7a1f3d; }
      `);
      await banner();
      assert.deepEqual(brief(checkFairness()), []);
    });
  });

  describe('names what a page does by its style sheets:', () => {
    const cases: readonly (readonly [what: string, css: string, rule: string])[] = [
      ['a pale accent', 'accord-consent { --accord-accent: #cdd6d2 }', 'low-contrast'],
      ['grey on white', 'accord-consent { --accord-muted: #b5b5b5 }', 'low-contrast'],
      [
        'buttons that do not stand out',
        'accord-consent { --accord-accent: #fff; --accord-on-accent: #000; color-scheme: only light }',
        'low-contrast',
      ],
      ['faded buttons', 'accord-consent::part(choice) { opacity: 0.3 }', 'low-contrast'],
      [
        'words that vanish under the pointer',
        'accord-consent::part(choice):hover { color: #777; background: #888 }',
        'low-contrast',
      ],
      [
        'a picture behind the words',
        'accord-consent::part(choice) { background-image: linear-gradient(90deg, #000, #fff) }',
        'low-contrast',
      ],
      [
        'a locked page',
        'html, body { overflow: hidden } body { block-size: 300vh }',
        'page-blocked',
      ],
      ['a page that takes no clicks', 'body { pointer-events: none }', 'page-blocked'],
    ];
    for (const [what, css, rule] of cases) {
      it(what, async () => {
        style(css);
        await banner();
        assert.include(rules(checkFairness()), rule, brief(checkFairness()).join('\n'));
      });
    }

    it('not what they cannot do: no selector reaches one button alone', async () => {
      style(`
        accord-consent::part(choice):first-child, accord-consent::part(choice):nth-child(1),
        accord-consent::part(choice):first-of-type { opacity: 0.2; font-size: 8px }
      `);
      const page = await banner();
      assert.deepEqual(brief(checkFairness()), []);
      assert.equal(getComputedStyle(page.choices[0] ?? page.host).opacity, '1');
    });
  });

  describe('names what a page does by its scripts:', () => {
    const first = ({ choices }: Page): HTMLElement => {
      assert.isOk(choices[0]);
      return choices[0];
    };
    const cases: readonly (readonly [what: string, act: (page: Page) => void, rule: string])[] = [
      ['a smaller refusal', (page) => (first(page).style.width = '60px'), 'unequal-box'],
      ['a thinner refusal', (page) => (first(page).style.fontWeight = '400'), 'unequal-type'],
      ['a greyer refusal', (page) => (first(page).style.background = '#666'), 'unequal-paint'],
      ['a hidden refusal', (page) => (first(page).style.visibility = 'hidden'), 'no-equal-choice'],
      ['no refusal', (page) => first(page).remove(), 'no-equal-choice'],
      ['a refusal elsewhere', (page) => page.get('.text').append(first(page)), 'choices-apart'],
      ['a label that pushes', (page) => (first(page).textContent = 'No, thanks!'), 'loud-label'],
      [
        'a short cut',
        (page) => page.choices[2]?.setAttribute('accesskey', 'y'),
        'privileged-choice',
      ],
      [
        'a rule for one button under the pointer',
        (page) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(
            '.choice:hover { opacity: 1 } .choice:first-child:hover { opacity: 0.9 }',
          );
          const root = page.choices[0]?.getRootNode();
          if (root instanceof ShadowRoot) {
            root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
          }
        },
        'unequal-state',
      ],
      [
        'something over a button',
        (page) => {
          const { left, top, width, height } = first(page).getBoundingClientRect();
          const cover = put(
            document.createElement('div'),
            `position: fixed; inset: auto; margin: 0; border: 0; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`,
          );
          cover.popover = 'manual';
          cover.showPopover();
        },
        'choice-covered',
      ],
      [
        'a sheet over the page',
        () => put(document.createElement('div'), 'position: fixed; inset: 0; background: #0008'),
        'page-blocked',
      ],
      [
        'an inert page',
        () => {
          const main = put(document.createElement('main'));
          main.textContent = 'What the visitor came for';
          main.inert = true;
        },
        'page-blocked',
      ],
      ['no word of what it is for', (page) => page.get('.purposes').remove(), 'missing-words'],
      [
        'a heading that does not say who asks',
        (page) => {
          for (const each of page.all('h2, .purposes')) each.textContent = 'Cookies';
        },
        'missing-words',
      ],
      [
        'praise',
        (page) => (page.get('.note').textContent = 'You get the best possible service'),
        'loud-text',
      ],
      [
        'words that say nothing',
        (page) => (page.get('.note').textContent = 'We use this to improve your experience'),
        'vague-text',
      ],
      [
        'a wall of a banner',
        (page) =>
          (page.get('.panel').style.cssText +=
            'inset: 0 !important; inline-size: auto !important; max-block-size: none !important'),
        'too-large',
      ],
      [
        'a panel pushed out of the window',
        (page) => (page.get('.panel').style.cssText += 'inset-inline-start: -15em !important'),
        'choice-out-of-sight',
      ],
    ];
    for (const [what, act, rule] of cases) {
      it(what, async () => {
        const page = await banner();
        act(page);
        await laidOut();
        const found = checkFairness();
        assert.include(rules(found), rule, brief(found).join('\n'));
      });
    }

    it('a rule in a style sheet that another one imports', async () => {
      await banner();
      const rule = 'accord-consent::part(choice):hover { color: #fff; background-color: #fff }';
      const address = URL.createObjectURL(new Blob([rule], { type: 'text/css' }));
      const sheet = document.createElement('style');
      sheet.textContent = `@import "${address}";`;
      const loaded = new Promise((resolve) => sheet.addEventListener('load', resolve));
      put(sheet);
      await loaded;
      assert.include(rules(checkFairness()), 'low-contrast');
      URL.revokeObjectURL(address);
    });

    it('switches that are on before anything was granted', async () => {
      const page = await preferences();
      page.toggle('Matomo').checked = true;
      assert.include(rules(checkFairness()), 'ticked-beforehand');
    });

    it('a switch that is on when it is off', async () => {
      const page = await preferences();
      page.get('#service-matomo').textContent = 'Do not count my visit';
      assert.include(rules(checkFairness()), 'inverted-switch');
    });

    it('small buttons side by side', async () => {
      const page = await preferences();
      for (const input of page.all('.toggle')) {
        input.style.cssText =
          'min-block-size: 0; block-size: 12px; inline-size: 12px; overflow: hidden';
      }
      const close = page.get('.close');
      close.style.cssText = 'min-block-size: 0; block-size: 14px; overflow: hidden';
      const twin = close.cloneNode(true);
      close.after(twin);
      await laidOut();
      assert.include(rules(checkFairness()), 'small-target');
    });
  });

  it('looks at one element alone when it is given', async () => {
    style('accord-consent { --accord-accent: #cdd6d2 }');
    const page = await banner();
    assert.isNotEmpty(checkFairness(page.host));
    assert.deepEqual(checkFairness(page.widget), []);
  });

  it('changes nothing', async () => {
    const page = await banner();
    const before = page.host.shadowRoot?.activeElement;
    checkFairness();
    assert.equal(page.host.shadowRoot?.activeElement, before);
    assert.lengthOf(page.fake.decided, 0);
  });
});
