import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeDecision, noDecision } from '../../src/decision/make-decision.js';
import { createStore } from '../../src/decision/store.js';
import { decided } from '../server/requests.js';

const yes = decided({ 'matomo/measurement': true });
const no = decided({ 'matomo/measurement': false });

const fails = (error: unknown): void => {
  throw error;
};

describe('who listens to the decision', () => {
  it('hears of each in turn, also when one of them sets the next meanwhile: the last heard is what stands', () => {
    const store = createStore(noDecision, fails);
    store.subscribe((decision) => {
      if (decision === yes) store.set(no);
    });
    const heard: unknown[] = [];
    store.subscribe((decision, previous) => heard.push([decision, previous]));
    store.set(yes);
    assert.deepEqual(heard, [
      [noDecision, noDecision],
      [yes, noDecision],
      [no, yes],
    ]);
    assert.equal(store.get(), no);
  });

  it('hears nothing more once it has undone, though it shares a function with another, or is next', () => {
    const store = createStore(noDecision, fails);
    let calls = 0;
    const listener = (): void => void calls++;
    const undo = store.subscribe(listener);
    store.subscribe(listener);
    const undoNext: (() => void)[] = [];
    store.subscribe(() => undoNext.forEach((each) => each()));
    undoNext.push(store.subscribe(listener));
    calls = 0;
    undo();
    store.set(yes);
    assert.equal(calls, 1);
  });

  it('hears it though another one threw, which is reported', () => {
    const errors: unknown[] = [];
    const store = createStore(noDecision, (error) => errors.push(error));
    const broken = new Error('broken');
    store.subscribe(() => fails(broken));
    let heard = noDecision;
    store.subscribe((decision) => (heard = decision));
    store.set(yes);
    assert.equal(heard, yes);
    assert.deepEqual(errors, [broken, broken]);
    // Nothing is stuck after it.
    store.set(makeDecision([]));
    assert.deepEqual(heard, noDecision);
  });
});
