import { expect } from '@open-wc/testing';
import { click, forget, until } from './visitor.js';

interface Budget {
  readonly what: string;
  readonly files: readonly string[];
}

/** The files of dist/ that a row of the size budgets counts: those it names, and what they import at once. */
async function countedFiles(what: RegExp): Promise<string[]> {
  const budgets: Budget[] = await (await fetch('/test/package/sizes.json')).json();
  const files = new Set(budgets.find((budget) => what.test(budget.what))?.files);
  for (const file of files) {
    const code = await (await fetch(`/dist/${file}`)).text();
    for (const [, imported] of code.matchAll(/\bfrom ?"\.\/([^"]+)"/g)) files.add(imported ?? '');
  }
  return [...files].sort();
}

/** The files of dist/ that a page has loaded so far. */
const loadedFiles = (page: Window): string[] =>
  page.performance
    .getEntriesByType('resource')
    .map(({ name }) => /\/dist\/(.+)/.exec(name)?.[1] ?? '')
    .filter(Boolean)
    .sort();

describe('the files that the size budgets count', () => {
  let page: HTMLIFrameElement;
  beforeEach(() => {
    forget();
    page = document.createElement('iframe');
    page.src = '/test/page/pages/drop-in.html';
    page.width = '600';
    page.height = '600';
    document.body.append(page);
  });
  afterEach(() => {
    page.remove();
    forget();
  });

  const shadowOf = (tag: string, root?: ParentNode | null): ShadowRoot | null =>
    (root ?? page.contentDocument)?.querySelector(tag)?.shadowRoot ?? null;
  const windowOf = (frame: HTMLIFrameElement): Window => {
    if (!frame.contentWindow) throw new Error('the page is gone');
    return frame.contentWindow;
  };

  const button = (text: RegExp): Element | undefined =>
    [
      ...(shadowOf('accord-banner', shadowOf('accord-consent'))?.querySelectorAll('button') ?? []),
    ].find(({ textContent }) => text.test(textContent ?? ''));

  it('are those that a first visit loads until the preferences are open', async () => {
    await until(() => button(/choose/i));
    const choose = button(/choose/i);
    if (choose) await click(choose);
    await until(() =>
      shadowOf('accord-preferences', shadowOf('accord-consent'))?.querySelector('input'),
    );
    expect(loadedFiles(windowOf(page))).to.deep.equal(await countedFiles(/preferences open/));
  });

  it('are those that a first visit loads until the banner shows', async () => {
    await until(() =>
      shadowOf('accord-banner', shadowOf('accord-consent'))?.querySelector('button'),
    );
    expect(loadedFiles(windowOf(page))).to.deep.equal(await countedFiles(/until the banner/));
  });
});
