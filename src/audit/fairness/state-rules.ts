/** A rule of a style sheet that paints something only while it is hovered, focused or pressed. */
export interface StateRule {
  readonly selector: string;
  readonly style: CSSStyleDeclaration;
  /** The tree that the sheet belongs to. */
  readonly root: Document | ShadowRoot;
}

const states = /:(hover|active|focus-visible|focus-within|focus)(?![\w-])/g;

const isMet = (media: string): boolean => !media || matchMedia(media).matches;

/** The sheets that paint now: not those for paper, or for another colour scheme, nor what the page has turned off. */
const sheetsOf = (root: Document | ShadowRoot): CSSStyleSheet[] =>
  [...root.styleSheets, ...root.adoptedStyleSheets].filter(
    ({ disabled, media }) => !disabled && isMet(media.mediaText),
  );

/** The rules of a sheet; none when it comes from another origin and may not be read. */
const rulesOf = (holder: CSSStyleSheet | CSSGroupingRule | CSSStyleRule): CSSRule[] => {
  try {
    return [...holder.cssRules];
  } catch {
    return [];
  }
};

const applies = (rule: CSSRule): boolean => {
  if (rule instanceof CSSMediaRule) return isMet(rule.conditionText);
  return !(rule instanceof CSSSupportsRule) || CSS.supports(rule.conditionText);
};

const collect = (
  rules: readonly CSSRule[],
  root: Document | ShadowRoot,
  within: string,
): StateRule[] =>
  rules.flatMap((rule) => {
    if (rule instanceof CSSStyleRule) {
      const own = rule.selectorText;
      // A nested rule speaks of the one around it.
      const selector = !within
        ? own
        : own.includes('&')
          ? own.replaceAll('&', `:is(${within})`)
          : `:is(${within}) ${own}`;
      const found = new RegExp(states).test(selector)
        ? [{ selector, style: rule.style, root }]
        : [];
      return [...found, ...collect(rulesOf(rule), root, selector)];
    }
    if (rule instanceof CSSImportRule) {
      const { styleSheet, media } = rule;
      return styleSheet && isMet(media.mediaText) ? collect(rulesOf(styleSheet), root, within) : [];
    }
    if (rule instanceof CSSGroupingRule && applies(rule))
      return collect(rulesOf(rule), root, within);
    return [];
  });

/** All rules about states in these trees. */
export const stateRules = (roots: readonly (Document | ShadowRoot)[]): StateRule[] =>
  roots.flatMap((root) => sheetsOf(root).flatMap((sheet) => collect(rulesOf(sheet), root, '')));

/** Splits a selector list at the commas that are not inside brackets. */
const parts = (selector: string): string[] => selector.split(/,(?![^(]*\))/);

/** Whether the rule would paint the element if it were in that state. */
export const wouldPaint = ({ selector, root }: StateRule, element: Element): boolean => {
  if (element.getRootNode() !== root) return false;
  return parts(selector).some((part) => {
    const rest = part.replace(states, '').trim() || '*';
    try {
      return element.matches(rest.replace(/([\s>+~(])(?=[)\s>+~]|$)/g, '$1*'));
    } catch {
      return false;
    }
  });
};

/** Whether the rule speaks of this part, from outside of its tree. */
export const speaksOfPart = ({ selector }: StateRule, part: string): boolean =>
  new RegExp(`::part\\([^)]*\\b${part}\\b[^)]*\\)`).test(selector);
