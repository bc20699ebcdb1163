import { ownScript } from './own-script.js';

/** Placeholder: shows the banner of the script tag's page. */
if (ownScript) void import('./ui/drop-in-ui.js').then(({ showUi }) => showUi());
