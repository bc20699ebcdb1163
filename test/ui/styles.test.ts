import { assert } from '@open-wc/testing';
import type { CSSResult } from 'lit';
import { bannerStyles } from '../../styles/banner.js';
import { controls } from '../../styles/controls.js';
import { dataPathStyles } from '../../styles/data-path.js';
import { declarationStyles } from '../../styles/declaration.js';
import { factsStyles } from '../../styles/facts.js';
import { fade } from '../../styles/fade.js';
import { hostStyles } from '../../styles/host.js';
import { noticeStyles } from '../../styles/notice.js';
import { placeholderStyles } from '../../styles/placeholder.js';
import { preferencesStyles } from '../../styles/preferences.js';
import { requestStyles } from '../../styles/request.js';
import { switchStyles } from '../../styles/switches.js';
import { tokens } from '../../styles/tokens.js';
import { widgetStyles } from '../../styles/widget.js';

const sheets: Record<string, CSSResult | string> = {
  bannerStyles,
  controls,
  dataPathStyles,
  declarationStyles,
  factsStyles,
  fade,
  hostStyles,
  noticeStyles,
  placeholderStyles,
  preferencesStyles,
  requestStyles,
  switchStyles,
  tokens,
  widgetStyles,
};

describe('the style sheets', () => {
  for (const [name, sheet] of Object.entries(sheets)) {
    const css = typeof sheet === 'string' ? sheet : sheet.cssText;

    it(`${name} know start and end, not left and right`, () => {
      const rules = css.replace(/\/\*.*?\*\/| !important/gs, '');
      assert.notMatch(rules, /(^|[\s;{])(margin-|padding-|border-)?(left|right|top|bottom)\s*:/m);
      assert.notMatch(rules, /(^|[\s;{])(min-|max-)?(width|height)\s*:/m);
      assert.notMatch(rules, /(text-align|float|clear)\s*:\s*(left|right)/);
      // Four values name the sides one by one: the two inline ones have to be alike. (Borders draw marks, which are not turned.)
      for (const [, , right, left] of rules.matchAll(
        /(?:margin|padding|inset)\s*:\s*(\S+) (\S+) \S+ (\S+);/g,
      ))
        assert.equal(left, right, rules);
    });

    it(`${name} reach no decision button alone, and nothing in them moves for ever`, () => {
      assert.notMatch(css, /\.choice[^,{]*:(nth|first|last|only|not|has)/);
      assert.notMatch(css, /\[part[^\]]*\][^,{]*:(nth|first|last)/);
      assert.notMatch(css, /animation[^;]*infinite/);
    });
  }
});
