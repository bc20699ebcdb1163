import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLifetimes } from '../../src/decision/lifetimes.js';
import { policyOf, rivage, service } from '../policy/policies.js';
import { day, newWorld, openTab } from './worlds.js';

const hotjar = service('hotjar', 'third-party', ['measurement']);
const withHotjar = policyOf(...rivage.services, hotjar);
const withGoogle = (more: object): ReturnType<typeof policyOf> =>
  policyOf(...rivage.services.map((s) => (s.id === 'google' ? { ...s, ...more } : s)));

describe('the stories of a decision', () => {
  it('nothing was asked: everything optional is undecided, what is necessary is granted, nothing is stored', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    assert.equal(tab.state('necessary'), 'granted');
    assert.equal(tab.state('basket'), 'granted');
    for (const scope of ['first-party', 'third-party', 'measurement', 'google/advertising']) {
      assert.equal(tab.state(scope), 'undecided');
    }
    assert.equal(world.record, undefined);
  });

  it('closes with X: refused, kept, not asked again', () => {
    const world = newWorld();
    openTab(world, rivage).banner(false, 'close');
    const later = openTab(world, rivage);
    assert.deepEqual(later.undecided(), []);
    assert.equal(later.state('third-party'), 'refused');
    assert.equal(later.decision()['matomo/measurement']?.how, 'close');
  });

  it('accepts all, then a service is added: asked about that alone, old answers stay', () => {
    const world = newWorld();
    openTab(world, rivage).banner(true);
    const grown = openTab(world, withHotjar);
    assert.deepEqual(grown.undecided(), ['hotjar/measurement']);
    assert.equal(grown.state('google'), 'granted');
    grown.banner(false);
    assert.equal(grown.state('hotjar'), 'refused');
    assert.equal(grown.state('google'), 'granted');
    assert.equal(grown.state('third-party'), 'mixed');
  });

  it('refuses, then a purpose is added to a refused service: asked about that alone', () => {
    const world = newWorld();
    openTab(world, rivage).banner(false);
    const grown = openTab(
      world,
      withGoogle({ purposes: ['measurement', 'advertising', 'personalization'] }),
    );
    assert.deepEqual(grown.undecided(), ['google/personalization']);
    grown.banner(true);
    assert.equal(grown.state('google/personalization'), 'granted');
    assert.equal(grown.state('google/measurement'), 'refused');
  });

  it('a service that moves to another category is asked about again if it was granted, not if it was refused', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.grant('google/measurement');
    tab.refuse('google/advertising', 'matomo', 'mixpanel');
    tab.setPolicy(withGoogle({ category: 'partner' }));
    assert.deepEqual(tab.undecided(), ['google/measurement']);
    assert.equal(tab.state('google/advertising'), 'refused');
  });

  it('a raised revision does the same; edited texts do nothing', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.banner(true);
    tab.setPolicy(withGoogle({ name: 'Google, renamed', description: 'Another text.' }));
    assert.deepEqual(tab.undecided(), []);
    tab.setPolicy(withGoogle({ revision: 2 }));
    assert.deepEqual(tab.undecided(), ['google/measurement', 'google/advertising']);
  });

  it('answers of day 0 and day 181 expire apart, and visits in between move nothing', () => {
    const world = newWorld();
    openTab(world, rivage).grant('matomo');
    for (let visit = 0; visit < 181; visit++) {
      world.now += day;
      openTab(world, rivage);
    }
    openTab(world, rivage).refuse('google');
    world.now += day;
    const after = openTab(world, rivage);
    assert.equal(after.state('matomo'), 'undecided');
    assert.equal(after.state('google'), 'refused');
    world.now += 181 * day;
    assert.equal(openTab(world, rivage).state('google'), 'undecided');
  });

  it('a refusal can be kept longer than a grant, never shorter, and neither beyond 395 days', () => {
    const world = newWorld();
    const lifetimes = readLifetimes(90, 365);
    const tab = openTab(world, rivage, lifetimes);
    tab.grant('matomo');
    tab.refuse('google');
    world.now += 364 * day;
    const later = openTab(world, rivage, lifetimes);
    assert.equal(later.state('matomo'), 'undecided');
    assert.equal(later.state('google'), 'refused');
    assert.throws(() => readLifetimes(180, 90), /refusalDays: 90 is not a number from 180 to 395/);
    assert.throws(() => readLifetimes(396), /days: 396 is not a number from 1 to 395/);
    assert.throws(() => readLifetimes(Number.NaN), RangeError);
    assert.deepEqual(readLifetimes(300), { granted: 300, refused: 300 });
    assert.deepEqual(readLifetimes(30), { granted: 30, refused: 182 });
  });

  it('GPC on: partner and third party are refused and stored, the rest is asked about', () => {
    const world = newWorld();
    world.gpc = true;
    const tab = openTab(world, rivage);
    assert.equal(tab.state('partner'), 'refused');
    assert.equal(tab.state('third-party'), 'refused');
    assert.deepEqual(tab.undecided(), ['matomo/measurement']);
    assert.equal(tab.decision()['google/advertising']?.how, 'gpc');
    assert.ok(world.record);
  });

  it('GPC on, grants, GPC off: the grant stands, and so do the other refusals', () => {
    const world = newWorld();
    world.gpc = true;
    openTab(world, rivage).grant('google/measurement');
    assert.equal(openTab(world, rivage).state('google/measurement'), 'granted');
    world.gpc = false;
    const later = openTab(world, rivage);
    assert.equal(later.state('google/measurement'), 'granted');
    assert.equal(later.state('google/advertising'), 'refused');
    assert.equal(later.state('mixpanel'), 'refused');
    assert.deepEqual(later.undecided(), ['matomo/measurement']);
  });

  it('GPC comes on after a grant: it is refused', () => {
    const world = newWorld();
    openTab(world, rivage).banner(true);
    world.gpc = true;
    world.now += day;
    const tab = openTab(world, rivage);
    assert.equal(tab.state('third-party'), 'refused');
    assert.equal(tab.state('matomo'), 'granted');
  });

  it('withdraws one purpose of a two-purpose service', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.banner(true);
    tab.refuse('google/advertising');
    assert.equal(tab.state('google'), 'mixed');
    assert.equal(openTab(world, rivage).state('google/measurement'), 'granted');
  });

  it('two tabs decide at once: the later answer wins, the refusal on a tie', () => {
    const world = newWorld();
    const [left, right] = [openTab(world, rivage), openTab(world, rivage)];
    left.banner(true);
    // The right tab has not looked again yet.
    right.banner(false);
    left.keeper.refresh();
    assert.equal(left.state('google'), 'refused');
    assert.equal(right.state('google'), 'refused');

    const tie = newWorld();
    const [a, b] = [openTab(tie, rivage), openTab(tie, rivage)];
    a.banner(true);
    const stored = tie.record;
    tie.record = undefined;
    b.banner(false);
    // As if both had written at the same instant, and the grant had come last.
    tie.record = stored;
    b.keeper.refresh();
    a.keeper.refresh();
    assert.equal(a.state('google'), 'refused');
    assert.deepEqual(a.decision(), b.decision());
  });

  it('a tab open since yesterday decides: what was decided elsewhere meanwhile is kept', () => {
    const world = newWorld();
    const old = openTab(world, rivage);
    world.now += day;
    openTab(world, rivage).refuse('google');
    world.now += 1000;
    old.grant('matomo');
    const fresh = openTab(world, rivage);
    assert.equal(fresh.state('google'), 'refused');
    assert.equal(fresh.state('matomo'), 'granted');
  });

  it('a tab open for half a year does not act on an expired grant once it is looked at again', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.banner(true);
    world.now += 183 * day;
    tab.keeper.refresh();
    assert.equal(tab.state('google'), 'undecided');
  });

  it('sub-domains with different policies: neither loses what only the other knows', () => {
    const world = newWorld();
    const shop = policyOf(service('shop-ads', 'third-party', ['advertising']));
    openTab(world, rivage).banner(true);
    const other = openTab(world, shop);
    assert.deepEqual(other.undecided(), ['shop-ads/advertising']);
    other.banner(false);
    const back = openTab(world, rivage);
    assert.deepEqual(back.undecided(), []);
    assert.equal(back.state('google'), 'granted');
    assert.equal(openTab(world, shop).state('shop-ads'), 'refused');
  });

  it('a single-page application changes its policy: answers follow the uses', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.banner(false);
    tab.setPolicy(withHotjar);
    assert.deepEqual(tab.undecided(), ['hotjar/measurement']);
    tab.setPolicy(rivage);
    assert.deepEqual(tab.undecided(), []);
  });

  it('a refusal from the future is taken as given now once, and changes nothing at later looks and pages', () => {
    const world = newWorld();
    world.now += 300 * day;
    openTab(world, rivage).banner(false);
    world.now -= 300 * day;
    const tab = openTab(world, rivage);
    const decision = tab.decision();
    assert.equal(decision['google/measurement']?.at, world.now);
    world.now += 1000;
    tab.keeper.refresh();
    assert.equal(tab.decision(), decision);
    assert.deepEqual(openTab(world, rivage).decision(), decision);
  });

  it('a refusal from the future that cannot be written anew changes nothing at later looks either', () => {
    const world = newWorld();
    world.now += 300 * day;
    openTab(world, rivage).banner(false);
    world.now -= 300 * day;
    const { record } = world;
    Object.defineProperty(world, 'record', { get: () => record, set() {} });
    const tab = openTab(world, rivage);
    const decision = tab.decision();
    assert.equal(tab.state('google'), 'refused');
    world.now += 1000;
    tab.keeper.refresh();
    assert.deepEqual(tab.decision(), decision);
  });

  it('the visitor clears the browser while a tab is open: looking again restores nothing', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.banner(true);
    world.record = undefined;
    tab.keeper.refresh();
    assert.equal(world.record, undefined);
  });

  it('the visitor clears the browser, then decides again in a tab that was open: only that is stored', () => {
    const world = newWorld();
    const [old, other] = [openTab(world, rivage), openTab(world, rivage)];
    old.banner(true);
    other.keeper.refresh();
    world.now += 60_000;
    world.record = undefined;
    other.keeper.refresh();
    old.grant('matomo');
    assert.deepEqual(openTab(world, rivage).undecided(), [
      'mixpanel/measurement',
      'google/measurement',
      'google/advertising',
    ]);
    assert.equal(old.state('google'), 'undecided');
    // Another tab that knew it all follows, instead of writing it back.
    other.keeper.refresh();
    assert.equal(other.state('google'), 'undecided');
    other.refuse('mixpanel');
    assert.equal(openTab(world, rivage).state('google'), 'undecided');
    assert.equal(openTab(world, rivage).state('matomo'), 'granted');
  });

  it('the record cannot be read for a moment, or never be stored: no answer is lost by it', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.refuse('google');
    world.now += 60_000;
    world.fails = true;
    tab.refuse('matomo');
    tab.keeper.refresh();
    world.fails = false;
    tab.keeper.refresh();
    assert.equal(openTab(world, rivage).state('google'), 'refused');
    assert.equal(openTab(world, rivage).state('matomo'), 'refused');
  });

  it('the clock is set back: a new answer still replaces the old one', () => {
    const world = newWorld();
    openTab(world, rivage).banner(true);
    world.now -= 3600_000;
    const tab = openTab(world, rivage);
    tab.refuse('google');
    assert.equal(openTab(world, rivage).state('google'), 'refused');
    tab.grant('google');
    assert.equal(openTab(world, rivage).state('google'), 'granted');
  });

  it('the clock is set back: a tab that knows the old answer does not bring it back', () => {
    const world = newWorld();
    const [tab, other] = [openTab(world, rivage), openTab(world, rivage)];
    tab.banner(true);
    other.keeper.refresh();
    world.now -= 3600_000;
    tab.refuse('google');
    other.keeper.refresh();
    assert.equal(other.state('google'), 'refused');
    assert.equal(openTab(world, rivage).state('google'), 'refused');
  });

  it('a record from the future: grants do not outlive their time, refusals stay', () => {
    const world = newWorld();
    world.now += 1000 * day;
    const future = openTab(world, rivage);
    future.grant('google');
    future.refuse('matomo');
    world.now -= 1000 * day;
    const tab = openTab(world, rivage);
    assert.equal(tab.state('google'), 'undecided');
    assert.equal(tab.state('matomo'), 'refused');
    tab.grant('matomo');
    assert.equal(openTab(world, rivage).state('matomo'), 'granted');
  });

  it('a listener that answers in turn loses no answer, even where nothing can be stored', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    tab.keeper.subscribe((decision, previous) => {
      world.record = undefined;
      if (decision === previous || decision['google/measurement']) return;
      tab.refuse('google');
      world.record = undefined;
      tab.refuse('mixpanel');
    });
    tab.refuse('matomo');
    assert.deepEqual(tab.undecided(), []);
  });

  it('refusing nothing is no answer: the decision stays the same one', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    const before = tab.decision();
    tab.refuse('basket', 'nobody');
    assert.equal(tab.decision(), before);
    assert.equal(world.record, undefined);
  });

  it('listeners get the decision and the one before; equal content is the same decision', () => {
    const world = newWorld();
    const tab = openTab(world, rivage);
    const heard: unknown[][] = [];
    const undo = tab.keeper.subscribe((...args) => heard.push(args));
    const first = tab.decision();
    tab.grant('matomo');
    const second = tab.decision();
    tab.keeper.refresh();
    assert.equal(tab.decision(), second);
    assert.ok(Object.isFrozen(second) && Object.isFrozen(second['matomo/measurement']));
    undo();
    tab.refuse('matomo');
    assert.deepEqual(heard, [
      [first, first],
      [second, first],
    ]);
  });
});
