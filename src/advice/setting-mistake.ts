/** A setting of the site's that does not do what its author may think. */
export interface SettingMistake {
  /** The setting and what was found: `data-withdraw="events"`. */
  readonly subject: string;
  /** What is wrong with it, and what was expected: `is neither "event" nor "reload"`. */
  readonly message: string;
}

/** The mistakes as one text for the console. */
export const tellMistakes = (mistakes: readonly SettingMistake[]): string =>
  mistakes.map(({ subject, message }) => `${subject} ${message}`).join('; ');
