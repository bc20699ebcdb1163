import type { ConsentSource } from './consent-source.js';

/*
 * What sites may use of the elements. The classes implement these interfaces, and their descriptions are read for the manifest
 * dist/custom-elements.json. No type of Lit here: who installs the package has none.
 */

/** An element that shows something of the consent object. */
interface ConsentElement extends HTMLElement {
  /** The consent object. Without one, the page's is asked for. */
  consent: ConsentSource | undefined;
}

/**
 * The dialog's host: shows the first layer, the preferences or neither, as the page's consent object says.
 *
 * @element accord-consent
 * @attr placement - where the first layer stands in large windows: from 40em the `start` (default) or `end` corner, from 80em `bottom`
 * @csspart panel - the surface of the first layer, of the preferences and of notices
 * @csspart choice - every decision button: there is no part for one of them alone
 * @cssproperty --accord-accent - background of the decision buttons and what is switched on
 * @cssproperty --accord-on-accent - text on the accent
 * @cssproperty --accord-surface - background of the panels
 * @cssproperty --accord-text - text
 * @cssproperty --accord-muted - quieter text
 * @cssproperty --accord-line - hairlines
 * @cssproperty --accord-radius - corners of the panels
 * @cssproperty --accord-shadow - shadow of the panels
 * @cssproperty --accord-font - font, by default the page's own
 * @cssproperty --accord-heading-font - font of headings, by default that of the text
 * @cssproperty --accord-font-size - text size, by default the one set in the browser
 */
export interface AccordConsent extends ConsentElement {
  /** Where the first layer stands in large windows: from 40em, for `bottom` from 80em. Default `start`. */
  placement: 'start' | 'end' | 'bottom' | undefined;
}

/**
 * The persistent button: says what was chosen and opens the preferences in one activation.
 *
 * @element accord-widget
 * @attr placement - the corner of the window: `start` (default) or `end`
 * @cssproperty --accord-surface - its background
 * @cssproperty --accord-text - its label
 * @cssproperty --accord-muted - what was chosen
 * @cssproperty --accord-radius - its corners
 * @cssproperty --accord-font - font, by default the page's own
 */
export interface AccordWidget extends ConsentElement {
  /** The corner of the window that it stands in. Default `start`. */
  placement: 'start' | 'end' | undefined;
  /** Its words. Without them, those of the consent object's language are loaded. */
  words: WidgetWords | undefined;
}

/** The widget's words, in the page's language. */
export interface WidgetWords {
  readonly language: string;
  readonly dir: string;
  /** What it opens: 'Your Privacy Choices'. */
  readonly label: string;
  /** The present state in words; `some` says `{on}` and `{all}`. */
  readonly all: string;
  readonly none: string;
  readonly some: string;
  readonly open: string;
  /** Said while Global Privacy Control stands for refusals. */
  readonly gpc: string;
  /** Said when the preferences were asked for and could not be loaded. */
  readonly failed: string;
}

/**
 * Stands in the place of a held video, map or other embed: says what it is, who provides it and what they would learn,
 * and offers two equal choices. Nothing of the embed is requested before.
 *
 * @element accord-placeholder
 * @attr scope - what the embed needs: a scope expression as in `data-consent`
 * @attr label - what the embed shows, in a few words
 * @attr poster - the address of a picture behind the text: one of this site, because others would be told of the visit
 * @csspart panel - the surface
 * @csspart choice - both decision buttons
 * @csspart poster - the picture
 * @cssproperty --accord-placeholder-size - least height where the embed has no box of its own, 14em unless set
 * @cssproperty --accord-accent - background of the decision buttons
 * @cssproperty --accord-on-accent - text on the accent
 * @cssproperty --accord-surface - background
 * @cssproperty --accord-text - text
 * @cssproperty --accord-muted - quieter text
 * @cssproperty --accord-line - hairlines
 * @cssproperty --accord-radius - corners
 * @cssproperty --accord-font - font, by default the page's own
 * @cssproperty --accord-heading-font - font of its heading, by default that of the text
 * @cssproperty --accord-font-size - text size, by default the one set in the browser
 */
export interface AccordPlaceholder extends ConsentElement {
  /** What the embed needs: a scope expression as in `data-consent`. */
  scope: string;
  /** What the embed shows, in a few words. */
  label: string | undefined;
  /** The address of a picture behind the text: one of this site, because others would be told of the visit. */
  poster: string | undefined;
}

/**
 * The question of `request()`, beside what the visitor just used: refuse, not now, allow, all three alike, and a way to all
 * choices, which ends the question without an answer. The page stays usable; Esc means not now, wherever the focus is.
 *
 * @element accord-request
 * @attr scope - what is asked about: a scope expression as in `data-consent`
 * @csspart panel - the surface
 * @csspart choice - the three buttons
 * @cssproperty --accord-accent - background of the buttons
 * @cssproperty --accord-on-accent - text on the accent
 * @cssproperty --accord-surface - background
 * @cssproperty --accord-text - text
 * @cssproperty --accord-muted - quieter text
 * @cssproperty --accord-line - hairlines
 * @cssproperty --accord-radius - corners
 * @cssproperty --accord-shadow - shadow
 * @cssproperty --accord-font - font, by default the page's own
 * @cssproperty --accord-heading-font - font of its heading, by default that of the text
 * @cssproperty --accord-font-size - text size, by default the one set in the browser
 */
export interface AccordRequest extends ConsentElement {
  /** What is asked about: a scope expression as in `data-consent`. */
  scope: string;
}

/**
 * Everything that the policy declares, in full, for the site's privacy page: the same words as in the dialog, plain and
 * printable. It takes the page's own font, size and colours.
 *
 * @element accord-declaration
 * @csspart heading - each of the four headings, for the page to write like its own
 * @cssproperty --accord-heading-font - font of all its headings, by default that of the text
 */
export interface AccordDeclaration extends ConsentElement {}
