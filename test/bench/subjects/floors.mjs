import { bundle } from './bundle.mjs';
import { versionOf } from './installed.mjs';

/** The page without any of it. */
export const empty = { id: 'empty', name: 'Empty page', isFloor: true, files: {} };

/** The least that a banner of Lit can cost: a sentence and two buttons that remove it. */
const element = `
import { css, html, LitElement } from 'lit';
customElements.define('trivial-banner', class extends LitElement {
  static styles = css\`:host { position: fixed; inset: auto 0 0 0; padding: 1rem; background: #fff; border: 1px solid }\`;
  render() {
    return html\`<p>May we count your visit?</p>
      <button @click=\${() => this.remove()}>No</button> <button @click=\${() => this.remove()}>Yes</button>\`;
  }
});
document.body.append(document.createElement('trivial-banner'));
`;

export const lit = {
  id: 'lit',
  name: 'Trivial Lit element',
  isFloor: true,
  version: versionOf('lit'),
  files: { '/lit/banner.js': (await bundle(element))['stdin.js'] },
  page: () => ({ head: '<script type="module" src="/lit/banner.js"></script>' }),
  ui: {
    banner: 'trivial-banner',
    refuse: 'trivial-banner >>> button',
    accept: 'trivial-banner >>> button:last-of-type',
  },
};
