import '../../dist/esm/elements.js';
import { checkFairness } from '../../dist/esm/audit.js';
import { createConsent } from '../../dist/esm/index.js';
import { dressPage, heldFilm, line, lines } from './draw-page.js';

/*
 * The page that the playground shows: asks it for the policy and how to show it, starts Accord with both, and tells it what
 * the fairness check finds in each layer that is opened.
 */
const { policy, settings } = await new Promise((resolve) => {
  addEventListener('message', ({ source, data }) => source === parent && resolve(data), {
    once: true,
  });
  parent.postMessage({}, location.origin);
});

await dressPage(settings);
if (settings.accent) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `accord-consent, accord-widget, accord-placeholder, accord-request { --accord-accent: ${settings.accent} }`,
  );
  document.adoptedStyleSheets.push(sheet);
}
const films = policy.services.filter(({ purposes }) => purposes.includes('media'));
document
  .querySelector('main')
  .append(
    line('title'),
    ...lines(3),
    ...(films.length ? films.map(({ id }) => heldFilm(id, '')) : [line('picture')]),
    ...lines(9),
  );

let record = null;
const consent = createConsent(policy, {
  language: settings.lang,
  storage: {
    read: () => record,
    write: (text) => {
      record = text;
    },
  },
});

let waiting;
const check = () => parent.postMessage({ findings: checkFairness() }, location.origin);
consent.observe(() => {
  // When the layer has come and stands still.
  clearTimeout(waiting);
  waiting = setTimeout(check, 500);
});
