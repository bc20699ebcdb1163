import { knownPurposes, type Policy, type Service, type Text } from '../policy/policy.js';
import { daysOf } from './duration-days.js';
import { trackerOfService } from './find-tracker.js';
import type { Finding, Rule } from './finding.js';
import { loud } from './phrases/loud.js';
import { findWords } from './phrases/patterns.js';
import { sensitive } from './phrases/sensitive.js';
import { vague } from './phrases/vague.js';

/** The longest that France's CNIL recommends to keep a tracker on a device, 13 months, in days. */
const longest = 13 * 31;

const entriesOf = (text: Text): [language: string | undefined, text: string][] =>
  typeof text === 'string' ? [[undefined, text]] : Object.entries(text);

/** Purposes that are never necessary, whatever the service says. */
const optionalPurposes = ['measurement', 'personalization', 'advertising', 'social'];

/**
 * Looks for what a policy says badly, or not at all, though it can be used. `language` is the page's: texts should be there
 * in it. Pure: it needs no browser.
 */
export const lintPolicy = (policy: Policy, language: string): Finding[] => {
  const findings: Finding[] = [];
  const say = (
    level: Finding['level'],
    rule: Rule,
    subject: string,
    message: string,
    fix?: string,
  ): void => void findings.push({ level, rule, subject, message, ...(fix ? { fix } : {}) });

  const checkText = (path: string, text: Text | undefined): void => {
    if (text === undefined) return;
    for (const [tag, each] of entriesOf(text)) {
      const at = tag ? `${path}.${tag}` : path;
      const empty = findWords(vague, tag, each);
      if (empty) {
        say(
          'warning',
          'vague-text',
          at,
          `"${empty}" does not tell the visitor what happens.`,
          'Say what is done, with which data, in a sentence that could be checked.',
        );
      }
      const noise = findWords(loud, tag, each);
      if (noise) {
        say('warning', 'loud-text', at, `"${noise}" pushes. The text should only inform.`);
      }
    }
    if (typeof text === 'string') return;
    const base = language.split('-')[0]?.toLowerCase();
    const speaks = Object.keys(text).some((tag) => tag.toLowerCase().split('-')[0] === base);
    if (!speaks) {
      say(
        'warning',
        'missing-translation',
        path,
        `There is no text in the language of the page, "${language}"; visitors would read another one.`,
      );
    }
  };

  const need = (path: string, value: unknown, why: string): void => {
    const isMissing = value === undefined || (Array.isArray(value) && !value.length);
    if (isMissing) say('warning', 'missing-text', path, `Nothing is said here: ${why}.`);
  };

  /** As far as names tell: a site may go by less, or more, than the name of its company. */
  const isTheSite = (company: string): boolean =>
    entriesOf(policy.site.name).some(([, name]) => {
      const [one, other] = [name.toLowerCase(), company.toLowerCase()];
      return one.includes(other) || other.includes(one);
    });

  const checkService = (service: Service, path: string): void => {
    const { category, purposes, provider, description, data, benefit, refusal, retention } =
      service;
    const optional = category !== 'necessary';
    const outside = category === 'partner' || category === 'third-party';
    need(`${path}.description`, description, 'the visitor should know what the service is for');
    need(`${path}.data`, data, 'the visitor should know what it learns');
    need(`${path}.retention`, retention, 'the visitor should know how long the data is kept');
    if (optional) {
      need(`${path}.benefit`, benefit, 'the visitor should know what comes of a yes');
      need(`${path}.refusal`, refusal, 'the visitor should know what changes with a no');
    }
    need(`${path}.provider`, provider, 'the visitor should know who gets the data');
    if (outside && provider) {
      need(
        `${path}.provider.policyUrl`,
        provider.policyUrl,
        'others who get data must be named with their privacy policy',
      );
      need(
        `${path}.provider.country`,
        provider.country,
        'the visitor should know where the data goes',
      );
    }
    if (category === 'first-party' && provider && !isTheSite(provider.name)) {
      say(
        'warning',
        'other-company',
        `${path}.provider.name`,
        `Visitors are told that no other company uses what first-party services learn, and then that ${provider.name} does.`,
        'Put the service into partner or third-party; or name yourself, if that company may use the data only for you.',
      );
    }
    checkText(`${path}.name`, service.name);
    checkText(`${path}.description`, description);
    checkText(`${path}.benefit`, benefit);
    checkText(`${path}.refusal`, refusal);
    data?.forEach((each, index) => checkText(`${path}.data[${index}]`, each));

    if (retention && (daysOf(retention) ?? 0) > longest) {
      say(
        'warning',
        'long-retention',
        `${path}.retention`,
        `${retention} is longer than 13 months.`,
        'Keep the data for a shorter time, or be ready to say why it takes so long.',
      );
    }
    service.items?.forEach(({ lasts, kind }, index) => {
      if (kind === 'cookie' && lasts === undefined) {
        say(
          'warning',
          'missing-text',
          `${path}.items[${index}].lasts`,
          'It is not said how long this cookie lasts.',
        );
      }
      if (lasts && (daysOf(lasts) ?? 0) > longest) {
        say(
          'warning',
          'long-retention',
          `${path}.items[${index}].lasts`,
          `${lasts} is longer than 13 months.`,
        );
      }
    });

    if (!optional) checkNecessary(service, path);
    const said = [description, benefit].flatMap((text) =>
      text === undefined ? [] : entriesOf(text),
    );
    data?.forEach((each, index) => {
      for (const [tag, text] of entriesOf(each)) {
        for (const { what, patterns, explainedBy } of sensitive) {
          if (!findWords(patterns, tag, text)) continue;
          const isExplained =
            purposes.some((id) => explainedBy.includes(id) || !isKnown(id)) ||
            said.some(([tag, sentence]) => findWords(patterns, tag, sentence));
          if (!isExplained) {
            say(
              'warning',
              'unexplained-data',
              `${path}.data[${index}]`,
              `It tells of ${what}, which ${purposes.join(' and ')} alone does not explain.`,
              'Do without it, or say in the description what it is needed for.',
            );
          }
          return;
        }
      }
    });
  };

  const checkNecessary = (service: Service, path: string): void => {
    const tracker = trackerOfService(service);
    const wanted = tracker?.purposes.some((id) => optionalPurposes.includes(id));
    if (tracker && wanted) {
      say(
        tracker.exemptable ? 'warning' : 'breach',
        'tracker-marked-necessary',
        `${path}.category`,
        `${service.id} is marked necessary, and is known as ${tracker.name}, a tool for ${tracker.purposes.join(' and ')} (${tracker.source}).`,
        tracker.exemptable
          ? 'Make sure that it is set up as the exemption of your regulator asks, or ask for consent.'
          : 'Put it into first-party, partner or third-party, so that visitors are asked.',
      );
      return;
    }
    const purpose = service.purposes.find((id) => optionalPurposes.includes(id));
    if (purpose) {
      say(
        'warning',
        'tracker-marked-necessary',
        `${path}.category`,
        `${service.id} is marked necessary for ${purpose}, which the page can do without.`,
      );
    }
  };

  const { site } = policy;
  checkText('site.name', site.name);
  need('site.policyUrl', site.policyUrl, 'every layer should lead to the privacy policy');
  need(
    'site.contact',
    site.contact,
    'the visitor should know where to ask for, correct or delete data',
  );
  site.promises?.forEach((each, index) => checkText(`site.promises[${index}]`, each));
  for (const [id, { name, description }] of Object.entries(policy.purposes ?? {})) {
    checkText(`purposes.${id}.name`, name);
    checkText(`purposes.${id}.description`, description);
  }
  policy.services.forEach((service, index) => checkService(service, `services[${index}]`));
  return findings;
};

const isKnown = (purpose: string): boolean => knownPurposes.some((known) => known === purpose);
