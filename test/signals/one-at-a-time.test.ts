import { assert } from '@open-wc/testing';
import { oneAtATime } from '../../src/signals/one-at-a-time.js';

type State = Parameters<ReturnType<typeof oneAtATime>>;
const never = new AbortController().signal;
const state = (granted: boolean): State => [{}, () => granted, true];

describe('a vendor that is told by one call at a time', () => {
  it('hears of what comes just as the last call ends, in whichever turn', async () => {
    for (let turns = 0; turns < 8; turns++) {
      const told: boolean[] = [];
      const ends: (() => void)[] = [];
      const tell = oneAtATime(
        () => Promise.resolve('vendor'),
        async (_vendor, _settings, granted) => {
          told.push(granted('any'));
          if (told.length === 1) await new Promise<void>((resolve) => ends.push(resolve));
        },
        never,
      );
      const first = tell(...state(true));
      while (!ends.length) await Promise.resolve();
      ends[0]?.();
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      await tell(...state(false));
      await first;
      assert.deepEqual(told, [true, false], `${turns} turns later`);
    }
  });

  it('hears of what came meanwhile also when telling it something else fails, and fails only with the last', async () => {
    const told: boolean[] = [];
    const fails: ((reason: Error) => void)[] = [];
    const tell = oneAtATime(
      () => Promise.resolve('vendor'),
      async (_vendor, _settings, granted) => {
        told.push(granted('any'));
        await new Promise<void>((resolve, reject) => {
          if (granted('any')) fails.push(reject);
          else resolve();
        });
      },
      never,
    );
    const first = tell(...state(true));
    while (!fails.length) await Promise.resolve();
    const second = tell(...state(false));
    fails[0]?.(new Error('of the first'));
    await Promise.all([first, second]);
    assert.deepEqual(told, [true, false]);
    const third = tell(...state(true));
    while (fails.length < 2) await Promise.resolve();
    fails[1]?.(new Error('of the last'));
    const failure = await Promise.resolve(third).catch(String);
    assert.equal(failure, 'Error: of the last');
  });
});
