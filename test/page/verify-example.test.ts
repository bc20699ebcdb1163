import { assert } from '@open-wc/testing';
import { makeDecision } from '../../src/decision/make-decision.js';
import { makeReceipt, type Receipt } from '../../src/decision/receipt.js';
import { parsePolicy } from '../../src/policy/parse-policy.js';
import { policyOf, service } from '../policy/policies.js';
import { click, until } from '../visitor.js';

const policy = parsePolicy(
  policyOf(
    service('matomo', 'first-party', ['measurement'], { name: { en: 'Visit counter' } }),
    service('film', 'third-party', ['media'], { name: '<b>Film</b>' }),
  ),
);
const receiptOf = (granted: boolean): Receipt =>
  makeReceipt(
    policy,
    makeDecision([
      [
        'film/media',
        {
          granted,
          at: Date.now(),
          how: 'banner',
          gpc: false,
          category: 'third-party',
          revision: 1,
        },
      ],
    ]),
    Date.now(),
  );

describe('the page that verifies receipts', () => {
  let frame: HTMLIFrameElement;
  const element = <Kind extends Element>(selector: string): Kind => {
    const found = frame.contentDocument?.querySelector<Kind>(selector);
    assert.isOk(found, selector);
    return found;
  };
  beforeEach(async () => {
    frame = document.createElement('iframe');
    frame.style.cssText = 'width: 700px; height: 560px';
    frame.src = '/examples/verify/index.html';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
  });
  afterEach(() => frame.remove());

  const verify = async (receipt: string, given = ''): Promise<string> => {
    element<HTMLTextAreaElement>('#receipt').value = receipt;
    element<HTMLTextAreaElement>('#policy').value = given;
    const result = element('#result');
    result.replaceChildren();
    await click(element('button'));
    await until(() => result.childElementCount);
    return result.textContent ?? '';
  };

  it('says what was agreed, and reads nothing in it as markup', async () => {
    const said = await verify(JSON.stringify(receiptOf(true)), JSON.stringify(policy));
    assert.include(said, 'This receipt fits its policy');
    assert.include(said, 'an answer that was changed afterwards could not be seen');
    assert.match(said, /<b>Film<\/b>\s*media\s*third-party\S*\s*allowed/);
    assert.include(said, 'Not answered: matomo/measurement');
    assert.isNull(frame.contentDocument?.querySelector('#result b'));
    const { policy: _own, ...alone } = receiptOf(true);
    assert.include(
      await verify(JSON.stringify(alone), JSON.stringify(policy)),
      'This receipt fits its policy',
    );
  });

  it('says what is wrong with one that was changed, and with what is none', async () => {
    const forged = JSON.stringify(receiptOf(false)).replace(
      '"name":"Rivage"',
      '"name":"Elsewhere"',
    );
    assert.match(await verify(forged), /cannot be relied on.*policyHash/);
    assert.match(await verify('{"no":'), /cannot be read.*not JSON/);
    assert.match(await verify('{}'), /cannot be read.*policy cannot be used/);
  });
});
