/** What the site set for one signal in its policy, as it stands there. */
export type Settings = Readonly<Record<string, unknown>>;

/** Whether the visitor granted what a vendor's consent type is mapped to. A type without a use is denied. */
export type Granted = (type: string) => boolean;

/**
 * Tells the vendor what stands now: at once, and after every decision that concerns it. `settings` are those of the policy in
 * force; `answered` is false as long as the visitor has answered to none of it. What is mapped to the signal stays held until
 * this returns, or until its promise settles; for good when it throws.
 */
export type Tell = (
  settings: Settings,
  granted: Granted,
  answered: boolean,
) => void | Promise<void>;

/**
 * One outside protocol. Calling it touches nothing yet, save what the vendor needs to know before any state. `report` is for
 * what a vendor's code says later, when nobody waits for it any more. Once `stopped` is aborted, nothing is told that has
 * waited for the vendor's code.
 */
export type Signal = (report: (error: unknown) => void, stopped: AbortSignal) => Tell;
