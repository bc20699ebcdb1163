import { longest, usual } from '../decision/lifetimes.js';
import type { SettingMistake } from './setting-mistake.js';
import { settingRules } from './setting-rules.js';

/** What the README's table of attributes lists, as properties of `dataset`. */
const known = [
  'policy',
  'lang',
  'texts',
  'days',
  'refusalDays',
  'domain',
  'server',
  'proof',
  'gpc',
  'withdraw',
  'nonce',
  'base',
];

/**
 * What frameworks, optimisers and proxies put on the scripts of a page: Next.js, Nuxt, React Helmet, Vue, Astro, Turbo,
 * Swup, Cloudflare, mod_pagespeed, WP Rocket, LiteSpeed, Jetpack Boost.
 */
const ofOthers =
  /^(nscript|nHead|hid|rh|reactHelmet|vueMeta|v-.*|astro[A-Z].*|turbo(links)?([A-Z].*)?|swup[A-Z].*|cfasync|pagespeed[A-Z].*|rocket([A-Z].*)?|minify|noMinify|noDefer|noOptimize|optimized|jetpackBoost)$/;

const attributeOf = (property: string): string =>
  `data-${property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Accord's script tag. A part of the drop-in, and the audit, cannot ask for `currentScript`. */
const findScript = (): HTMLScriptElement | undefined =>
  document.querySelector<HTMLScriptElement>('script[data-policy]') ??
  [...document.scripts].find(({ src }) => /\/accord(\.all)?\.js([?#]|$)/.test(src));

/** Lists what is wrong with the attributes of Accord's script tag; nothing where there is none. */
export const checkScriptTag = (
  script: HTMLScriptElement | undefined = findScript(),
): SettingMistake[] => {
  const mistakes: SettingMistake[] = [];
  const { dataset = {} }: Partial<HTMLScriptElement> = script ?? {};
  const check = (property: string, message: string, isWrong: (text: string) => boolean): void => {
    const text = dataset[property];
    if (text === undefined || !isWrong(text)) return;
    mistakes.push({ subject: `${attributeOf(property)}="${text}"`, message });
  };
  const checkDays = (property: string, least: number): void =>
    check(property, `is not a number from ${least} to ${longest}`, (text) => {
      const days = text.trim() ? Number(text) : Number.NaN;
      return !(days >= least && days <= longest);
    });

  for (const property of Object.keys(dataset)) {
    if (!known.includes(property) && !ofOthers.test(property)) {
      mistakes.push({
        subject: attributeOf(property),
        message: `is not known on Accord's script tag; known are ${known.map(attributeOf).join(', ')}`,
      });
    }
  }
  const { domain, language, server, withdraw } = settingRules;
  check('lang', ...language);
  checkDays('days', 1);
  const days = Number(dataset['days'] || usual);
  // With that one wrong, it is that one which has to be changed.
  checkDays('refusalDays', days >= 1 && days <= longest ? days : 1);
  check('domain', ...domain);
  check('server', ...server);
  check('withdraw', ...withdraw);
  check('gpc', 'says nothing: "1" does, as in Sec-GPC', (text) => !/^1?$/.test(text));
  check('proof', 'keeps a history all the same: leave the attribute out for none', (text) =>
    /^(false|no|off|0)$/i.test(text.trim()),
  );
  return mistakes;
};
