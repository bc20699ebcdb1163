/** What the gate needs to know: whether a scope expression of `data-consent` is granted now. */
export interface GateSource {
  /** True when the expression (`a b` all, `a|b` any) is granted. Unknown scopes are false, with one warning each. */
  allows(expression: string): boolean;
  /** The nonce of Accord's own script. When set, a held script needs the same one. */
  readonly nonce?: string;
  /** Told each time an element was released, with its expression. */
  released?(expression: string): void;
  /** A held element with `data-placeholder` is in the page: show something in its place. Returns the undo. */
  placeholder?(held: Element): () => void;
  /** Something was taken out of the page. */
  removed?(): void;
  /** There is an `<accord-declaration>` in the page, from the start or later. */
  declaration?(): void;
}

/** The gate of one document. */
export interface Gate {
  /** Looks again at every held and released element after the state changed. */
  update(): void;
  /** Releases this one held element whatever the state: the visitor asked for it, this once. */
  releaseOnce(held: Element): void;
  /** Stops watching the document. What is held stays held. */
  stop(): void;
}
