const tagOf = ({ id, purposes }) =>
  purposes.includes('media')
    ? `<iframe data-consent="${id}" data-src="https://…" title="…" data-placeholder></iframe>`
    : `<script type="text/plain" data-consent="${id}" src="…"></script>`;

/**
 * The markup that a site's author pastes; `text` is the policy as it was written. `<` within the policy is escaped, so that no text of it can end the script it
 * stands in.
 */
export const snippetOf = (policy, text, { lang, theme, placement, accent }) => {
  const json = text.trim().replaceAll('<', '\\u003c');
  const held = policy.services.filter(({ category }) => category !== 'necessary');
  return [
    '<!-- In the head, before everything that needs consent. -->',
    ...(theme ? [`<link rel="stylesheet" href="/accord/themes/${theme}.css" />`] : []),
    ...(accent
      ? [
          '<style>',
          '  accord-consent, accord-widget, accord-placeholder, accord-request {',
          `    --accord-accent: ${accent};`,
          '  }',
          '</style>',
        ]
      : []),
    '<script type="application/json" id="policy">',
    json,
    '</script>',
    `<script src="/accord/accord.js" data-policy="#policy" data-lang="${lang}"></script>`,
    ...(placement === 'start'
      ? []
      : [
          '',
          '<!-- First in the body. -->',
          `<accord-consent placement="${placement}"></accord-consent>`,
        ]),
    ...(held.length
      ? ['', '<!-- What needs consent, where it stands. -->', ...held.map(tagOf)]
      : []),
    '',
  ].join('\n');
};
