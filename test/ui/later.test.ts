import { assert } from '@open-wc/testing';
import { click, until } from '../visitor.js';
import { mount, unmountAll } from './mount.js';

describe('when the second layer cannot be loaded', () => {
  const { define } = customElements;
  const { error } = console;
  afterEach(() => {
    customElements.define = define;
    console.error = error;
    unmountAll();
  });

  it('the notice to reload is not tried for again and again: who has read that it failed is left in peace', async () => {
    let tries = 0;
    console.error = () => tries++;
    // The first layer is here already.
    await mount().banner();
    unmountAll();
    customElements.define = () => {
      throw new Error('The connection is down');
    };
    const page = mount({
      prepare: (fake) => {
        fake.answerAll(false);
        fake.reloadNeeded = true;
      },
    });
    const status = (): string => page.get('.status').textContent ?? '';
    await until(() => status().includes('Reload to finish'));
    const before = tries;
    await click(page.get('.status button'));
    await until(() => !status().includes('Reload to finish'));
    page.fake.changed();
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    assert.equal(tries, before);
    assert.notInclude(status(), 'Reload to finish');
  });

  it('the notice hides nothing that has the focus, and comes back', async () => {
    const bar = document.createElement('div');
    bar.style.cssText = 'position: fixed; inset: 1.5em 0 auto; text-align: center';
    bar.innerHTML = '<button>Choices</button>';
    const elsewhere = document.createElement('button');
    document.body.append(bar, elsewhere);
    const [button] = bar.children;
    assert.isOk(button instanceof HTMLElement);
    const isSeen = (): boolean => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === button;
    };
    try {
      const page = await mount().banner();
      console.error = () => undefined;
      customElements.define = () => {
        throw new Error('The connection is down');
      };
      button.focus();
      page.fake.show('preferences');
      await until(() => page.get('.status').textContent?.includes('could not be opened'));
      assert.isTrue(isSeen(), 'when the notice comes');
      elsewhere.focus();
      assert.isFalse(isSeen(), 'it is back');
      button.focus();
      assert.isTrue(isSeen(), 'while the notice is there');
    } finally {
      bar.remove();
      elsewhere.remove();
    }
  });

  it('the first layer stays, says so, and can be tried again', async () => {
    const page = await mount().banner();
    let reported = 0;
    console.error = () => reported++;
    customElements.define = () => {
      throw new Error('The connection is down');
    };
    const choose = page.choices[1] ?? page.host;
    await click(choose);
    await until(() => page.get('.status').textContent?.includes('could not be opened'));
    assert.isTrue(page.get('.status').checkVisibility({ opacityProperty: true }));
    assert.isAbove(page.get('.status').getBoundingClientRect().width, 100);
    assert.equal(page.fake.view, 'banner');
    assert.isTrue(page.get('.panel:not(.status)').matches(':popover-open, .flow'));
    assert.lengthOf(page.fake.decided, 0);
    assert.isAbove(reported, 0);

    customElements.define = define;
    await click(page.choices[1] ?? page.host);
    await page.preferences();
    assert.notInclude(page.get('.status').textContent, 'could not');
  });
});
