declare global {
  interface Navigator {
    /** https://w3c.github.io/gpc/ */
    readonly globalPrivacyControl?: boolean;
  }
}

/** Whether the browser sends Global Privacy Control. Only `true` says something; all else says nothing. */
export const hasGlobalPrivacyControl = (): boolean =>
  globalThis.navigator?.globalPrivacyControl === true;
