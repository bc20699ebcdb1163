import { assert } from '@open-wc/testing';
import { answerUses } from '../../src/decision/answer-uses.js';
import type { Decision } from '../../src/decision/decision.js';
import { noDecision } from '../../src/decision/make-decision.js';
import { writeRecord } from '../../src/decision/record.js';
import { openRecordStorage } from '../../src/page/record-storage.js';
import type { Policy } from '../../src/policy/policy.js';
import { usesOf } from '../../src/policy/use.js';
import { policyOf, rivage, service } from '../policy/policies.js';
import { forget } from '../visitor.js';

const year = 31_536_000;
const decide = (granted: boolean, policy: Policy = rivage, now = 1_800_000_000_000): Decision =>
  answerUses(noDecision, usesOf(policy), granted, { now, how: 'banner', gpc: false });
const big = policyOf(
  ...Array.from({ length: 250 }, (_, index) =>
    service(`some-long-service-name-${index}`, 'partner', ['media']),
  ),
);
/** While `act` runs, localStorage cannot be written. */
const withFullStorage = (act: () => void): void => {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  try {
    act();
  } finally {
    Storage.prototype.setItem = setItem;
  }
};

describe('the stored record', () => {
  beforeEach(forget);
  afterEach(forget);

  it('comes back from the cookie alone and from the mirror alone', () => {
    const storage = openRecordStorage();
    storage.write(decide(true), year);
    localStorage.removeItem('accord');
    assert.deepEqual(storage.read(), decide(true));
    document.cookie = 'accord=; Max-Age=0; Path=/';
    assert.deepEqual(storage.read(), decide(true));
  });

  it('is not older than what this page knows, when a server answers to an earlier decision late', () => {
    const storage = openRecordStorage();
    storage.write(decide(false, rivage, 1_800_000_000_001), year);
    document.cookie = `accord=${writeRecord(decide(true))}; Path=/`;
    assert.equal(storage.read()?.['google/measurement']?.granted, false);
  });

  it('is to be written again where the cookie lacks something of it, and there alone', () => {
    const [older, newer] = [decide(true), decide(false, rivage, 1_800_000_000_001)];
    const lags = (...domain: string[]): boolean | undefined => {
      const storage = openRecordStorage(...domain);
      storage.read();
      return storage.lags?.();
    };
    openRecordStorage().write(newer, year);
    assert.isFalse(lags(), 'all is well');
    document.cookie = `accord=${writeRecord(older)}; Path=/`;
    assert.isTrue(lags(), 'a late answer of the server');
    assert.isTrue(lags('localhost'), 'a late answer of the server, for sub-domains');
    // Whoever reads both believes the newer one.
    document.cookie = `accord=${writeRecord(newer)}; Path=${location.pathname}`;
    assert.isFalse(lags(), 'another cookie says it');
    document.cookie = `accord=; Path=${location.pathname}; Max-Age=0`;
    document.cookie = 'accord=2~of-a-version-to-come; Path=/';
    assert.isFalse(lags(), 'not readable');
    document.cookie = 'accord=; Path=/; Max-Age=0';
    assert.isFalse(lags(), 'no cookie');
    localStorage.setItem('accord', writeRecord(older));
    document.cookie = `accord=${writeRecord(newer)}; Path=/`;
    assert.isFalse(lags(), 'the mirror lags');
    document.cookie = 'accord=; Path=/; Max-Age=0';
  });

  it('that is too long for a cookie leaves no older cookie to speak in its place', () => {
    const storage = openRecordStorage();
    storage.write(decide(true), year);
    storage.write(decide(false, big), year);
    // WebKit takes longer cookies than the others; then it is the new one.
    assert.notInclude(document.cookie, writeRecord(decide(true)));
    assert.deepEqual(storage.read(), decide(false, big));
  });

  it('that fits nowhere is forgotten, and so is what was stored before it', () => {
    const storage = openRecordStorage();
    storage.write(decide(true), year);
    withFullStorage(() => storage.write(decide(false, big), year));
    assert.isFalse(Object.values(storage.read() ?? {}).some((answer) => answer?.granted));
  });

  it('survives a full localStorage in the cookie', () => {
    const storage = openRecordStorage();
    storage.write(decide(true), year);
    withFullStorage(() => storage.write(decide(false, rivage, 1_800_000_000_001), year));
    assert.equal(storage.read()?.['google/measurement']?.granted, false);
  });

  it('stays with this host when the domain is not the page’s own', () => {
    const storage = openRecordStorage('elsewhere.example');
    storage.write(decide(false), year);
    assert.deepEqual(storage.read(), decide(false));
    assert.include(document.cookie, 'accord=');
  });

  it('shared with sub-domains, restores from the mirror refusals alone', () => {
    const policy = policyOf(
      service('no', 'partner', ['media']),
      service('yes', 'partner', ['social']),
    );
    const [no, yes] = usesOf(policy);
    assert.isDefined(no);
    assert.isDefined(yes);
    const at = { now: 1_800_000_000_000, how: 'banner', gpc: false } as const;
    const mixed = answerUses(answerUses(noDecision, [yes], true, at), [no], false, at);
    localStorage.setItem('accord', writeRecord(mixed));
    assert.deepEqual(Object.keys(openRecordStorage('localhost').read() ?? {}), ['no/media']);
    assert.lengthOf(Object.keys(openRecordStorage().read() ?? {}), 2);
  });

  it('that came in the cookie from elsewhere outlives the cookie here', () => {
    document.cookie = `accord=${writeRecord(decide(false))}; Path=/`;
    const storage = openRecordStorage('localhost');
    storage.read();
    document.cookie = 'accord=; Max-Age=0; Path=/';
    assert.deepEqual(storage.read(), decide(false));
  });

  it('that the visitor has cleared is not written again for a cookie that is seen a moment longer', () => {
    const storage = openRecordStorage();
    storage.write(decide(false), year);
    storage.read();
    localStorage.clear();
    assert.deepEqual(storage.read(), decide(false));
    assert.equal(localStorage.getItem('accord'), null);
  });

  it('is read when a proxy escaped it, and nothing when it is not a record', async () => {
    document.cookie = `accord=${writeRecord(decide(false)).replaceAll('~', '%7E')}; Path=/`;
    assert.deepEqual(openRecordStorage().read(), decide(false));
    await forget();
    for (const junk of ['%', 'true', '1~x', '{"granted":true}']) {
      document.cookie = `accord=${junk}; Path=/`;
      localStorage.setItem('accord', junk);
      assert.deepEqual(openRecordStorage().read(), noDecision);
    }
  });
});
