import { pickText } from '../../policy/text.js';
import type { Finding, Level, Rule } from '../finding.js';
import { inverted } from '../phrases/inverted.js';
import { loud } from '../phrases/loud.js';
import { findWords } from '../phrases/patterns.js';
import { vague } from '../phrases/vague.js';
import type { WatchedConsent } from '../watch-consent.js';
import { deepElements, isSeen, wordsOf } from './rendered.js';

const textOf = (element: Element): string =>
  (element instanceof HTMLElement ? element.innerText : (element.textContent ?? ''))
    .replace(/\s+/g, ' ')
    .trim();

const nameOf = (toggle: Element): string => {
  const ids = toggle.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const root = toggle.getRootNode();
  return ids
    .map((id) => {
      const label = root instanceof ShadowRoot ? root.getElementById(id) : null;
      return label ? textOf(label) : '';
    })
    .join(' ')
    .trim();
};

/** What the first layer has to say before it may ask (GDPR Art. 13, CNIL 2020-092), and does not. */
const unsaid = (panel: Element, { policy, language }: WatchedConsent): string[] => {
  const words = textOf(panel);
  const all = deepElements(panel).filter(isSeen);
  const policyUrl = pickText(policy.site.policyUrl, language).text;
  const site = pickText(policy.site.name, language).text;
  return [
    ...(words.includes(site) ? [] : [`who asks: “${site}”`]),
    ...(all.some((each) => each.matches('li')) ? [] : ['what for']),
    ...(!policyUrl || all.some((each) => each.matches('a[href]'))
      ? []
      : ['where the privacy policy is']),
  ];
};

/** Whether a layer says what it must, and nothing that pushes, hides or turns a switch around. */
export const checkWords = (
  panel: Element,
  name: string,
  consent: WatchedConsent | undefined,
): Finding[] => {
  const findings: Finding[] = [];
  const say = (rule: Rule, subject: string, message: string, level: Level = 'breach'): void =>
    void findings.push({ rule, level, subject, message });
  const words = textOf(panel);
  const language = (panel instanceof HTMLElement && panel.lang.split('-')[0]) || 'en';
  const isFirst = name === 'banner';
  if (isFirst && consent) {
    for (const what of unsaid(panel, consent)) {
      say('missing-words', name, `It does not say ${what}.`);
    }
  }
  for (const [rule, why, patterns] of [
    ['loud-text', 'praises, blames or hurries', loud],
    ['vague-text', 'does not say what happens', vague],
  ] as const) {
    const found = findWords(patterns, language, words);
    if (found) say(rule, name, `“${found}” ${why}.`, 'warning');
  }
  for (const toggle of deepElements(panel).filter((each) => each.matches('[type=checkbox]'))) {
    const label = nameOf(toggle);
    if (findWords(inverted, language, label)) {
      say('inverted-switch', `${name}: “${label}”`, 'Switched on, it seems to mean no.');
    } else if (!label) {
      say('inverted-switch', `${name}: “${wordsOf(toggle)}”`, 'A switch has no name.');
    }
  }
  return findings;
};
