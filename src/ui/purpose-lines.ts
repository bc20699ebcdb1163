import type { OwnPurpose, Policy, Text } from '../policy/policy.js';
import { pickText } from '../policy/text.js';
import type { UseFacts } from '../policy/use.js';
import type { BannerTexts } from './banner-texts.js';
import { companyCount } from './company-count.js';
import { groupUses } from './group-uses.js';
import { makeElement } from './make-element.js';
import type { Spoken } from './spoken.js';

/** Above this many purposes the first layer lists who instead of why. */
const mostPurposes = 5;

/** A line of the first layer: what it is about, and the rest of the sentence. */
export type PurposeLine = readonly [head: Node | string, ...rest: (Node | string)[]];

/** One line for each purpose: why, who would do it, how many companies. */
export const purposeLines = (
  policy: Policy,
  { texts, fill, language }: Spoken<BannerTexts>,
  uses: readonly UseFacts[],
): PurposeLine[] => {
  const site = pickText(policy.site.name, language).text;
  const known: Readonly<Record<string, { name: string; what: string }>> = texts.purposes;
  const own = (id: string): OwnPurpose | undefined => policy.purposes?.[id];
  // Not by `Intl.ListFormat`: the browser takes longer to load it than the first layer takes for everything else.
  const list = (items: readonly string[]): string =>
    items.reduce((first, last, index) =>
      fill(index === items.length - 1 ? texts.and : texts.comma, { first, last }),
    );
  const name = (id: string): string =>
    pickText(own(id)?.name, language).text || (known[id]?.name ?? id);
  /** Screen readers have to know where the site speaks another language than the one shown. */
  const mark = (text: Text | undefined, usual: string): Node | string => {
    const found = pickText(text, language);
    if (!found.text) return usual;
    const { language: other = language } = found;
    return other === language ? found.text : makeElement('span', { lang: other }, found.text);
  };
  const who = (some: readonly UseFacts[]): string => {
    const by = groupUses(some, 'category');
    const partners = companyCount(policy.services, by.get('partner') ?? []);
    const others = companyCount(policy.services, by.get('third-party') ?? []);
    const companies = [
      ...(partners ? [fill(texts.partners, { count: partners })] : []),
      ...(others ? [fill(texts.others, { count: others })] : []),
    ];
    if (!companies.length) return fill(texts.onlySite, { site });
    return list(by.has('first-party') ? [site, ...companies] : companies);
  };

  const purposes = groupUses(uses, 'purpose');
  if (purposes.size > mostPurposes) {
    const by = groupUses(uses, 'category');
    // By their names they are in order, from near to far, as the preferences have them.
    return [...by.keys()].sort().map((category) => {
      const some = by.get(category) ?? [];
      const served = groupUses(some, 'purpose');
      return [who(some), list([...purposes.keys()].filter((id) => served.has(id)).map(name))];
    });
  }
  return [...purposes].map(([id, some]) => {
    const what = mark(own(id)?.description, known[id]?.what ?? '');
    const text = typeof what === 'string' ? what : (what.textContent ?? '');
    const line = fill(texts.line, { who: who(some), what: text });
    const at = line.lastIndexOf(text);
    return [mark(own(id)?.name, name(id)), line.slice(0, at), what, line.slice(at + text.length)];
  });
};
