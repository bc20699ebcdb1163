/*
 * What the drop-in loads when something stands within the page's own text; the build calls it `accord-in-page.js`.
 */
export { connectInPage } from './connect-in-page.js';
export { defineInPage } from './ui/define-in-page.js';
