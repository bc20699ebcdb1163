import { isOptional, usesOf } from '../policy/use.js';
import { stateOfUse } from '../decision/state.js';
import { checkChoiceContrast, checkTextContrast } from './fairness/check-contrast.js';
import { checkChoices } from './fairness/check-choices.js';
import { checkPageUsable, checkWayBack } from './fairness/check-page.js';
import { checkTargets } from './fairness/check-targets.js';
import { checkWords } from './fairness/check-words.js';
import { deepElements, drawnIn, isSeen } from './fairness/rendered.js';
import type { Finding } from './finding.js';
import { runningConsent, type WatchedConsent } from './watch-consent.js';

type Layer = 'banner' | 'preferences' | 'placeholder' | 'request' | 'widget';

const hosts = 'accord-consent, accord-placeholder, accord-request, accord-widget';

const layerOf = (panel: Element): Layer => {
  if (panel instanceof HTMLDialogElement) return 'preferences';
  for (let at: Element | null = panel; at; at = drawnIn(at)) {
    if (at.localName === 'accord-placeholder') return 'placeholder';
    if (at.localName === 'accord-request') return 'request';
  }
  return 'banner';
};

const isPart = (element: Element, name: string): boolean => element.part.contains(name);

const panelOf = (element: Element): Element => {
  for (let at: Element | null = element; at; at = drawnIn(at)) if (isPart(at, 'panel')) return at;
  return element;
};

/** The consent object that the element shows; without one, the page's. */
const consentOf = (element: Element): WatchedConsent | undefined => {
  for (let at: Element | null = element; at; at = drawnIn(at)) {
    if ('consent' in at && at.consent) return at.consent as WatchedConsent;
  }
  return runningConsent();
};

/** Switches that are on although nothing optional was ever granted. */
const checkTicked = (panel: Element): Finding[] => {
  const consent = consentOf(panel);
  const granted = usesOf(consent?.policy ?? { services: [], site: { name: '' } }).some(
    (use) => isOptional(use) && stateOfUse(use, consent?.decision ?? {}) === 'granted',
  );
  const ticked = deepElements(panel).filter(
    (element) =>
      element instanceof HTMLInputElement && element.type === 'checkbox' && element.checked,
  );
  if (granted || !consent || !ticked.length) return [];
  return [
    {
      rule: 'ticked-beforehand',
      level: 'breach',
      subject: 'preferences',
      message: `${ticked.length} switches are on, and the visitor has granted nothing (CJEU C-673/17).`,
    },
  ];
};

const checkLanguage = (panel: HTMLElement, name: string): Finding[] => {
  const shown = panel.lang.split('-')[0]?.toLowerCase();
  const page = document.documentElement.lang.split('-')[0]?.toLowerCase();
  if (!shown || !page || shown === page) return [];
  return [
    {
      rule: 'wrong-language',
      level: 'warning',
      subject: name,
      message: `The page is in "${page}", and the dialog is in "${shown}".`,
    },
  ];
};

const checkPanel = (panel: Element, choices: readonly Element[]): Finding[] => {
  const name = layerOf(panel);
  return [
    ...checkChoices(choices, name),
    ...checkChoiceContrast(choices.filter(isSeen), name),
    ...checkTextContrast(panel, name),
    ...checkTargets(panel, name),
    ...(name === 'banner' ? checkPageUsable(panel) : []),
    ...(name === 'preferences' ? checkTicked(panel) : []),
    ...checkWords(panel, name, consentOf(panel)),
    ...(panel instanceof HTMLElement ? checkLanguage(panel, name) : []),
  ];
};

/**
 * Names everything that is unfair, or hard to read or reach, in the dialog as it is drawn now, with the page's styles and
 * properties: the first layer, the preferences, placeholders, the widget, whatever of them is there. Whoever wants to know of
 * all layers calls it once for each. Hover, focus and pressed states are read from the style sheets. Does not change
 * anything.
 *
 * @param host one of Accord's elements; all of the page when left out.
 */
export const checkFairness = (host?: Element): Finding[] => {
  const roots = host ? [host] : [...document.querySelectorAll(hosts)];
  const elements = roots.flatMap((root) => [
    root,
    ...(root.shadowRoot ? deepElements(root.shadowRoot) : []),
    ...deepElements(root),
  ]);
  const groups = new Map<Element, Element[]>();
  for (const choice of elements.filter((element) => isPart(element, 'choice'))) {
    const panel = panelOf(choice);
    groups.set(panel, [...(groups.get(panel) ?? []), choice]);
  }
  const open = [...groups].filter(([panel]) => isSeen(panel));
  const widgets = elements.filter((each) => each.localName === 'accord-widget' && isSeen(each));
  const isClosed = !open.some(([panel]) => layerOf(panel) !== 'placeholder');
  return [
    ...open.flatMap(([panel, choices]) => checkPanel(panel, choices)),
    ...widgets.flatMap((widget) =>
      checkTextContrast(widget.shadowRoot?.firstElementChild ?? widget, 'widget'),
    ),
    // Accord's own link or button is there once nothing is asked any more.
    ...(!host && isClosed && runningConsent()?.view === 'none' ? checkWayBack() : []),
  ];
};
