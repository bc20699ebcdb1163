import type { OwnPurpose, Policy } from '../policy/policy.js';
import { pickText } from '../policy/text.js';
import type { UseFacts } from '../policy/use.js';
import { companyCount, groupUses } from './ask.js';
import type { BannerTexts } from './banner-texts.js';
import type { Spoken } from './spoken.js';

/** Above this many purposes the first layer lists who instead of why. */
const mostPurposes = 5;

/** A line of the first layer: what it is about, and the rest of the sentence. */
export type PurposeLine = readonly [head: string, rest: string];

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
    return [...groupUses(uses, 'category').values()].map((some) => [
      who(some),
      list([...groupUses(some, 'purpose').keys()].map(name)),
    ]);
  }
  return [...purposes].map(([id, some]) => {
    const what = pickText(own(id)?.description, language).text || (known[id]?.what ?? '');
    return [name(id), fill(texts.line, { who: who(some), what })];
  });
};
