import { nothing } from 'lit';
import type { OwnPurpose, Service, Text } from '../policy/policy.js';
import { pickText } from '../policy/text.js';
import { isOptional, usesOf, type Use, type UseFacts } from '../policy/use.js';
import type { ConsentSource } from './consent-source.js';
import { listFormat } from './list-format.js';
import type { AllTexts } from './rest-texts.js';
import type { Spoken } from './spoken.js';

/** What the templates of the second and third layer share: whose policy, in which words, with which draft. */
export interface Scene extends Spoken<AllTexts> {
  readonly consent: ConsentSource;
  readonly site: string;
  readonly services: readonly Service[];
  /** Every use that can be switched. */
  readonly uses: readonly UseFacts[];
  /** What is switched on now. It becomes the decision only when the visitor saves it. */
  readonly draft: ReadonlySet<Use>;
  /** Switches uses on or off in the draft. */
  readonly set: (uses: readonly UseFacts[], on: boolean) => void;
  /** Whether what is folded up is there too. */
  readonly whole: boolean;
  /** A text of the site in the language shown. */
  readonly say: (text: Text | undefined) => string;
  /** The language of such a text where it is another one than the one shown, for `lang`; else `nothing`. */
  readonly otherLanguage: (text: Text | undefined) => string | typeof nothing;
  /** Items as a list in the language shown. */
  readonly list: (items: readonly string[]) => string;
  /** With a capital, as a sentence or a table cell begins. */
  readonly capital: (text: string) => string;
  readonly purposeName: (id: string) => string;
  readonly purposeWhat: (id: string) => string;
}

export const makeScene = (
  consent: ConsentSource,
  spoken: Spoken<AllTexts>,
  draft: ReadonlySet<Use>,
  set: Scene['set'],
): Scene => {
  const { language, texts } = spoken;
  const { policy } = consent;
  const say = (text: Text | undefined): string => pickText(text, language).text;
  const known: Readonly<Record<string, { name: string; what: string }>> = texts.purposes;
  const own = (id: string): OwnPurpose | undefined => policy.purposes?.[id];
  return {
    ...spoken,
    consent,
    site: say(policy.site.name),
    services: policy.services,
    uses: usesOf(policy).filter(isOptional),
    draft,
    set,
    whole: true,
    say,
    otherLanguage: (text) => {
      const found = pickText(text, language).language;
      return found && found !== language ? found : nothing;
    },
    capital: (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1),
    list: (items) =>
      listFormat(language).format(items.map((item) => spoken.fill('{item}', { item }))),
    purposeName: (id) => say(own(id)?.name) || (known[id]?.name ?? id),
    purposeWhat: (id) => say(own(id)?.description) || (known[id]?.what ?? ''),
  };
};
