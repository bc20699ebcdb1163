/**
 * Which uses stand behind a vendor's consent type: a scope expression, for example `google/measurement`, `a b` for all of
 * them, `a|b` for any of them. A type that is left out is denied.
 */
export type MappedTo = string;

/**
 * Google Consent Mode v2: https://developers.google.com/tag-platform/security/guides/consent
 *
 * Without `async`, in the head, Accord sets the defaults before an ungated Google tag; a gated one needs no care.
 */
export type GoogleConsentModeSettings = {
  readonly ad_storage?: MappedTo | undefined;
  readonly ad_user_data?: MappedTo | undefined;
  readonly ad_personalization?: MappedTo | undefined;
  readonly analytics_storage?: MappedTo | undefined;
  readonly functionality_storage?: MappedTo | undefined;
  readonly personalization_storage?: MappedTo | undefined;
  readonly security_storage?: MappedTo | undefined;
  /** How long Google's tags wait for a first answer, in milliseconds. Default: not at all. */
  readonly wait_for_update?: number | undefined;
  /**
   * ISO 3166-2 codes, for example `ES` or `US-CA`. The default, denied, is sent for these regions once more: a default for a
   * region outranks one for everywhere, whoever sets it. Everywhere else the default is denied all the same.
   */
  readonly region?: readonly string[] | undefined;
  /** Whether click identifiers are left out of what is sent while `ad_storage` is denied. Default true. */
  readonly ads_data_redaction?: boolean | undefined;
  /** Whether links carry click identifiers from page to page, which itself may need consent. Default false. */
  readonly url_passthrough?: boolean | undefined;
  /** The name of Google's data layer. Default `dataLayer`. */
  readonly data_layer?: string | undefined;
};

/** Microsoft Universal Event Tracking: https://help.ads.microsoft.com/apex/index/3/en/60119 */
export type MicrosoftUetSettings = {
  readonly ad_storage?: MappedTo | undefined;
};

/** Microsoft Clarity: https://learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2 */
export type MicrosoftClaritySettings = {
  readonly ad_Storage?: MappedTo | undefined;
  readonly analytics_Storage?: MappedTo | undefined;
};

/** Meta Pixel: https://developers.facebook.com/docs/meta-pixel/implementation/gdpr */
export type MetaPixelSettings = {
  readonly consent?: MappedTo | undefined;
};

/** TikTok Pixel, by the `…Consent` commands of its base code: https://business-api.tiktok.com/portal/docs?id=1739585702922241 */
export type TiktokPixelSettings = {
  readonly consent?: MappedTo | undefined;
};

/**
 * Matomo: https://developer.matomo.org/guides/tracking-consent
 *
 * Without `consent` nothing is sent, without `cookie_consent` no cookie is set, whatever `consent` says. A site that measures without cookies and
 * without consent maps `consent` to a service of the category `necessary`.
 */
export type MatomoSettings = {
  readonly consent?: MappedTo | undefined;
  readonly cookie_consent?: MappedTo | undefined;
};

/** Piwik PRO, with its own consent form off: https://developers.piwik.pro/docs/consent-manager-javascript-api */
export type PiwikProSettings = {
  readonly analytics?: MappedTo | undefined;
  readonly ab_testing_and_personalization?: MappedTo | undefined;
  readonly conversion_tracking?: MappedTo | undefined;
  readonly marketing_automation?: MappedTo | undefined;
  readonly remarketing?: MappedTo | undefined;
  readonly user_feedback?: MappedTo | undefined;
  readonly custom_consent?: MappedTo | undefined;
  /** The name of the container's data layer. Default `dataLayer`. */
  readonly data_layer?: string | undefined;
};

/**
 * Adobe Experience Platform Web SDK, configured with `defaultConsent: 'pending'` (its own default is to send):
 * https://experienceleague.adobe.com/en/docs/experience-platform/web-sdk/commands/setconsent
 */
export type AdobeWebSdkSettings = {
  readonly collect?: MappedTo | undefined;
  /** The version of Adobe's consent standard. Default `2.0`. */
  readonly version?: '1.0' | '2.0' | undefined;
  /** The name of the SDK's instance. Default `alloy`. */
  readonly instance?: string | undefined;
};

/** Shopify Customer Privacy: https://shopify.dev/docs/api/customer-privacy */
export type ShopifyCustomerPrivacySettings = {
  readonly analytics?: MappedTo | undefined;
  readonly marketing?: MappedTo | undefined;
  readonly preferences?: MappedTo | undefined;
  readonly sale_of_data?: MappedTo | undefined;
};

/**
 * WP Consent API: https://wordpress.org/plugins/wp-consent-api/
 *
 * Plugins that ask before any script can answer need the consent type from PHP too:
 * `add_filter( 'wp_get_consent_type', fn() => 'optin' );`
 */
export type WordpressConsentSettings = {
  readonly functional?: MappedTo | undefined;
  readonly preferences?: MappedTo | undefined;
  readonly statistics?: MappedTo | undefined;
  readonly 'statistics-anonymous'?: MappedTo | undefined;
  readonly marketing?: MappedTo | undefined;
};

/** An event in a data layer, for any tag manager: `{ event, consent: { <type>: 'granted' | 'denied' } }`. */
export type DataLayerSettings = {
  /** The name of the array. Default `dataLayer`. */
  readonly data_layer?: string | undefined;
  /** The name of the event. Default `accord_consent`. */
  readonly event?: string | undefined;
  /** Any names of the site's own. */
  readonly [type: string]: MappedTo | undefined;
};

/** The outside protocols that a site wants told, each with what its consent types are mapped to. */
export type SignalSettings = {
  readonly 'google-consent-mode'?: GoogleConsentModeSettings | undefined;
  readonly 'microsoft-uet'?: MicrosoftUetSettings | undefined;
  readonly 'microsoft-clarity'?: MicrosoftClaritySettings | undefined;
  readonly 'meta-pixel'?: MetaPixelSettings | undefined;
  readonly 'tiktok-pixel'?: TiktokPixelSettings | undefined;
  readonly matomo?: MatomoSettings | undefined;
  readonly 'piwik-pro'?: PiwikProSettings | undefined;
  readonly 'adobe-web-sdk'?: AdobeWebSdkSettings | undefined;
  readonly 'shopify-customer-privacy'?: ShopifyCustomerPrivacySettings | undefined;
  readonly 'wordpress-consent'?: WordpressConsentSettings | undefined;
  readonly 'data-layer'?: DataLayerSettings | undefined;
};

export type SignalName = keyof SignalSettings;
