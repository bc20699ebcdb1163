import { consent } from './consent.js';
import { describeService } from './describe-service.js';
import { fill } from './fill.js';

const question = document.querySelector('#question');
const list = question.querySelector('ul');

consent.observe(() => {
  // A service that the policy gets later is asked about alone.
  const asked = new Set(consent.undecided.map((use) => use.split('/')[0]));
  const services = consent.policy.services.filter(({ id }) => asked.has(id));
  list.replaceChildren(...services.map((service) => fill('asked', describeService(service))));
  if (!asked.size && question.contains(document.activeElement))
    document.querySelector('h1').focus();
  // It stays behind open preferences: when they are closed undecided, the focus returns to it.
  question.hidden = !asked.size;
});

question.addEventListener('click', ({ target }) => {
  if (target.value === 'refuse') consent.refuse(...consent.undecided);
  if (target.value === 'accept') consent.grant(...consent.undecided);
});
question.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') consent.refuse(...consent.undecided);
});
