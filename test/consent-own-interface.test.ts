import { assert } from '@open-wc/testing';
import type { Consent } from '../src/index.js';
import { rivage } from './policy/policies.js';
import { click, forget, signalGpc, until } from './visitor.js';

describe("the README's interface of a site's own", () => {
  let consent: Consent | undefined;
  let undoGpc: () => void;
  const place = document.createElement('div');
  const button = (text: string): HTMLElement => {
    const found = [...place.querySelectorAll('button')].find((each) => each.textContent === text);
    if (!found) throw new Error(`no button says ${text}`);
    return found;
  };
  const isShown = (text: string): boolean => button(text).checkVisibility();

  beforeEach(async () => {
    await forget();
    undoGpc = signalGpc(undefined);
    const readme = await (await fetch('/README.md')).text();
    const section = /^## Your own interface$([^]*?)^## /m.exec(readme)?.[1] ?? '';
    const [markup = '', code = ''] = ['html', 'js'].map(
      (language) => new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(section)?.[1] ?? '',
    );
    place.innerHTML = markup;
    document.body.append(place);
    const module = `const policy = ${JSON.stringify(rivage)};
      ${code.replace("'accord-consent'", `'${location.origin}/dist/esm/index.js'`)}
      export { consent };`;
    const address = URL.createObjectURL(new Blob([module], { type: 'text/javascript' }));
    ({ consent } = await import(address));
    URL.revokeObjectURL(address);
  });
  afterEach(async () => {
    consent?.stop();
    place.remove();
    undoGpc();
    await forget();
  });

  it('asks, takes the answer, and changes it later', async () => {
    assert.ok(isShown('Refuse'));
    await click(button('Accept'));
    assert.isEmpty(consent?.undecided);
    assert.equal(consent?.state('matomo'), 'granted');
    assert.notOk(isShown('Refuse'));
    await click(button('Privacy choices'));
    assert.ok(isShown('Refuse'));
    await click(button('Refuse'));
    assert.equal(consent?.state('matomo'), 'refused');
    assert.notOk(isShown('Refuse'));
    assert.equal(consent?.view, 'none');
  });

  it('offers to reload when something withdrawn still runs', async () => {
    await click(button('Accept'));
    await until(() => consent?.allows('matomo'));
    // A page with something typed is not reloaded by itself.
    const field = document.createElement('input');
    place.append(field);
    field.value = 'typed';
    assert.notOk(isShown('Reload to finish'));
    await click(button('Privacy choices'));
    await click(button('Refuse'));
    await until(() => isShown('Reload to finish'));
  });
});
