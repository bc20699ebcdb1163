/**
 * How bad it is: a `breach` happens without the visitor's yes, is not declared, or is unfair, and should fail a build; a
 * `warning` needs somebody to look; a `note` is for the record.
 */
export type Level = 'breach' | 'warning' | 'note';

/** What a finding is about. */
export type Rule =
  // What is stored.
  | 'undeclared-item'
  | 'item-without-consent'
  | 'item-outlives-policy'
  | 'item-never-seen'
  // What is requested.
  | 'undeclared-request'
  | 'request-without-consent'
  | 'request-after-withdrawal'
  | 'brought-in'
  // What stands in the markup.
  | 'ungated-element'
  | 'marked-but-live'
  | 'wrong-mark'
  | 'unknown-scope'
  // What the policy says.
  | 'wrong-policy'
  | 'tracker-marked-necessary'
  | 'other-company'
  | 'long-record'
  | 'missing-text'
  | 'missing-translation'
  | 'vague-text'
  | 'loud-text'
  | 'long-retention'
  | 'unexplained-data'
  // The dialog as it is shown.
  | 'no-equal-choice'
  | 'unequal-box'
  | 'unequal-type'
  | 'unequal-paint'
  | 'unequal-state'
  | 'low-contrast'
  | 'choice-out-of-sight'
  | 'choice-covered'
  | 'choices-apart'
  | 'small-target'
  | 'ticked-beforehand'
  | 'privileged-choice'
  | 'page-blocked'
  | 'too-large'
  | 'loud-label'
  | 'missing-words'
  | 'inverted-switch'
  | 'wrong-language'
  | 'no-way-back'
  // The script tag.
  | 'wrong-setting'
  // The audit itself.
  | 'late-start'
  | 'no-consent';

/** One thing that the audit found. */
export interface Finding {
  readonly rule: Rule;
  readonly level: Level;
  /** What it is about: a name, an address, a place in the policy, a part of the dialog. */
  readonly subject: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
  /** Who did it, as far as the browser tells: script addresses with their line, the nearest first. */
  readonly by?: readonly string[];
  /** The opening tag of the element that it is about. */
  readonly element?: string;
}
