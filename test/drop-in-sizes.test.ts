import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { click, forget, until } from './visitor.js';

interface Budget {
  readonly what: string;
  readonly brotli: number;
}

const json = async <T>(address: string): Promise<T> => (await fetch(address)).json();

/** Explains an author's mistakes, on the author's own machine alone, as which the tests' server counts. */
const forAuthors = 'accord-explain-policy.js';

describe('the bytes of the drop-in, compressed, for', () => {
  let frame: HTMLIFrameElement;
  const open = async (): Promise<void> => {
    frame = document.createElement('iframe');
    frame.src = '/test/page/pages/drop-in.html';
    // Whole in the test page's window, so that the mouse reaches all of it.
    frame.width = frame.height = '500';
    // What comes to lie under the mouse would load what the visitor is about to want.
    await sendMouse({ type: 'move', position: [0, 0] });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
  };

  beforeEach(async () => {
    await forget();
    await open();
  });
  afterEach(async () => {
    frame.remove();
    await forget();
  });

  const inside = (...tags: string[]): ParentNode | null | undefined =>
    tags.reduce<ParentNode | null | undefined>(
      (root, tag) => root?.querySelector(tag)?.shadowRoot,
      frame.contentDocument,
    );
  const button = (text: RegExp): Element | undefined =>
    [...(inside('accord-consent')?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
      text.test(textContent ?? ''),
    );
  const press = async (text: RegExp): Promise<void> => {
    await until(() => button(text));
    const found = button(text);
    if (found) await click(found);
  };

  /** Holds what the page has loaded so far, which it returns, against the row of the size budgets. */
  const weigh = async (visit: string): Promise<string[]> => {
    const budgets = await json<Budget[]>('/test/package/sizes.json');
    const sizes = await json<Record<string, { brotli: number }>>('/build/sizes.json');
    const files = (frame.contentWindow?.performance.getEntriesByType('resource') ?? [])
      .map(({ name }) => /\/dist\/(.+)/.exec(name)?.[1] ?? '')
      .filter((file) => file && file !== forAuthors);
    const bytes = files.map((file) => sizes[file]?.brotli ?? Number.NaN);
    const total = bytes.reduce((sum, each) => sum + each, 0);
    expect(files).to.include('accord.js');
    expect(total, files.map((file, index) => `${file} ${bytes[index]}`).join(', ')).to.be.at.most(
      budgets.find(({ what }) => what === visit)?.brotli ?? 0,
    );
    return files;
  };

  it('a first visit until the banner shows', async () => {
    await until(() => button(/refuse/i));
    await weigh('a first visit until the banner shows');
  });

  it('a first visit until the preferences are open', async () => {
    await press(/choose/i);
    await until(() => inside('accord-consent', 'accord-preferences')?.querySelector('input'));
    await weigh('a first visit until the preferences are open');
  });

  const comeBack = async (answer: RegExp, isDone: () => unknown): Promise<void> => {
    await press(answer);
    await until(() => !button(answer) && isDone());
    frame.remove();
    await open();
    await until(() => inside('accord-widget')?.textContent?.trim());
  };

  it('a returning visit of one who refused', async () => {
    // Else the next visit finishes what this one has begun: to erase what may be left.
    await comeBack(/refuse all/i, () => localStorage.getItem('accord-erased'));
    await weigh('a returning visit of one who refused');
  });

  it('a returning visit of one who accepted', async () => {
    await comeBack(/accept all/i, () => true);
    const page = frame.contentDocument;
    page?.body.insertAdjacentHTML(
      'beforeend',
      '<img data-consent="matomo" data-src="data:," alt="">',
    );
    const script = page?.createElement('script');
    if (script) {
      Object.assign(script, { type: 'text/plain', text: 'document.title = "released"' });
      script.dataset['consent'] = 'matomo';
      page?.body.append(script);
    }
    await until(() => page?.title === 'released' && page.querySelector('img')?.src);
    const files = await weigh('a returning visit of one who accepted');
    expect(files).to.include.members(['accord-release-queue.js', 'accord-show-embeds.js']);
  });
});
