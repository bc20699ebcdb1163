/** What the audit cannot find out by itself. */
export interface AuditOptions {
  /**
   * Which addresses belong to which scope of the policy: `{ matomo: ['https://stats.example.org/'] }`. Needed where code and
   * not markup loads a service. What is fine without consent stands under `necessary`:
   * `{ necessary: ['https://images.example.org/'] }`.
   */
  readonly addresses?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Names of stored items that are not the site's own, those of development tools for example; `*` for any characters. */
  readonly ignore?: readonly string[] | undefined;
  /** Whether to show the panel. Default: yes, except in browsers that are driven by a program. */
  readonly panel?: boolean | undefined;
}
