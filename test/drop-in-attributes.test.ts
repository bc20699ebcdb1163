import { assert } from '@open-wc/testing';
import { dropIn, namedPolicy, newVisitors, Site } from './site.js';
import { until } from './visitor.js';

const before = '<script>window.warned = []; console.warn = (text) => warned.push(text);</script>';
const scriptWith = (attributes: string): string => dropIn.replace('></', ` ${attributes}></`);
const warnedIn = ({ window }: Site): string[] => Reflect.get(window, 'warned') as string[];

describe('the drop-in when an attribute of its script tag', () => {
  newVisitors();

  for (const file of ['accord.js', 'accord.all.js']) {
    it(`does not do what it seems to: one warning on the author's machine, and all else goes on, ${file}`, async () => {
      const script = scriptWith('data-withdraw="events" data-refusaldays="200"');
      const site = await Site.open({
        policy: namedPolicy,
        before,
        script: script.replace('accord.js', file),
      });
      await until(() => warnedIn(site).length);
      await site.asks();
      await site.settled();
      assert.lengthOf(warnedIn(site), 1);
      const [said = ''] = warnedIn(site);
      assert.match(said, /^Accord: data-refusaldays is not known .*data-refusal-days, /);
      assert.match(said, /; data-withdraw="events" is neither "event" nor "reload"$/);
      assert.deepEqual(site.window.wrong, []);
    });
  }

  it('is right: nothing is said', async () => {
    const site = await Site.open({
      policy: namedPolicy,
      before,
      script: scriptWith('data-withdraw="event"'),
    });
    await site.asks();
    await site.settled();
    assert.deepEqual([...warnedIn(site), ...site.window.wrong], []);
  });

  const stops: Record<string, [string, RegExp]> = {
    'is no number of days': [
      scriptWith('data-days="half a year"'),
      /data-days="half a year" is not a number from 1 to 395/,
    ],
    'is named wrongly: data-policy': [
      dropIn.replace('data-policy', 'data-polcy'),
      /needs data-policy: .*\(data-polcy is not known on Accord's script tag; known are data-policy, /,
    ],
  };
  for (const [mistake, [script, says]] of Object.entries(stops)) {
    it(`${mistake}: one error says what was found, and nothing is released`, async () => {
      const site = await Site.open({ policy: namedPolicy, before, script });
      await until(() => site.window.wrong.length);
      await site.settled();
      assert.lengthOf(site.window.wrong, 1);
      assert.match(site.window.wrong[0] ?? '', says);
      assert.deepEqual(warnedIn(site), []);
      assert.lengthOf(site.choices(), 0);
      await site.assertHeld();
    });
  }
});
