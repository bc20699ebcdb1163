import { consent } from './consent.js';
import { describeService } from './describe-service.js';
import { fill } from './fill.js';

/** `<ask-first scope="film">` explains what is held in it, in its place, where it can be allowed and stopped again. */
class AskFirst extends HTMLElement {
  #stop;

  connectedCallback() {
    const scope = this.getAttribute('scope');
    const service = consent.policy.services.find(({ id }) => id === scope);
    if (!this.querySelector('.ask')) this.append(fill('ask', describeService(service)));
    const [ask, shown] = this.querySelectorAll('.ask, .shown');
    // Whoever presses one button shall find the focus on the other.
    const offer = (button, other, answer) => {
      button.onclick = () => {
        answer(scope);
        other.focus();
      };
    };
    const [allow, stop] = this.querySelectorAll('.ask button, .shown button');
    offer(allow, stop, consent.grant);
    offer(stop, allow, consent.refuse);
    this.#stop = consent.observe(() => {
      const isAllowed = consent.state(scope) === 'granted';
      ask.hidden = isAllowed;
      shown.hidden = !isAllowed;
    });
  }

  disconnectedCallback() {
    this.#stop();
  }
}
customElements.define('ask-first', AskFirst);
