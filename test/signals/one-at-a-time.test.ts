import { assert } from '@open-wc/testing';
import { oneAtATime } from '../../src/signals/one-at-a-time.js';

type State = Parameters<ReturnType<typeof oneAtATime>>;
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
});
