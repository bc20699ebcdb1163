import { expect } from '@open-wc/testing';
import '../../src/elements.js';

describe('the placeholder host', () => {
  it('shows its heading', async () => {
    const host = document.createElement('accord-consent');
    document.body.append(host);
    await new Promise<void>((resolve) => {
      const look = () =>
        host.shadowRoot?.textContent?.includes('privacy') ? resolve() : requestAnimationFrame(look);
      look();
    });
    expect(host.shadowRoot?.textContent).to.contain('Your privacy');
    host.remove();
  });
});
