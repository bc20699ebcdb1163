/** All types of Google Consent Mode v2: https://developers.google.com/tag-platform/security/concepts/consent-mode */
export const googleTypes = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const;

/** What the signal pushes after each update, for tag managers to wait for. */
export const googleEvent = 'accord_consent';
