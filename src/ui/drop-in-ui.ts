/** What the drop-in loads when there is something to show; the build calls it `accord-ui.js`. */
export { defineElements } from './define.js';
