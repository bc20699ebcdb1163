import type { Plural } from './fill.js';

/** The shape that every language has: the English one, with plural texts free to have other forms. */
export type TextsLike<English> = {
  readonly [Key in keyof English]: English[Key] extends string
    ? string
    : English[Key] extends { other: string }
      ? Plural
      : TextsLike<English[Key]>;
};

/** A language's file, or one section of it. */
export interface LocaleOf<Sections> {
  readonly default: Sections;
}
