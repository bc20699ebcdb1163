/** Accord has to know what runs in the page, to stop it when it is withdrawn; asking for it says so. */
const mark = (scope) =>
  `<script>(window.accord ||= []).push((accord) => accord.allows('${scope}'));</script>`;

/**
 * Renders held frames live when the visitor of this request has allowed them: they are there with the first paint, not after
 * Accord has come. All else stays held as it is in the page, so that it can still be allowed there.
 */
export const showAllowed = (html, consent) =>
  html.replace(/<iframe\s+data-consent="([a-z-/]+)"[^>]*><\/iframe>/g, (frame, scope) => {
    if (!consent.allows(scope)) return frame;
    const live = frame
      .replace(/\s+data-(consent="[^"]*"|placeholder)/g, '')
      .replace(/\bdata-src=/, 'src=');
    return live + mark(scope);
  });
