import { consent } from './consent.js';
import { describeService } from './describe-service.js';
import { fill } from './fill.js';

const dialog = document.querySelector('#preferences');
const form = dialog.querySelector('form');
const optional = consent.policy.services.filter(({ category }) => category !== 'necessary');

const showService = (service) => {
  const row = fill('service', describeService(service));
  const box = row.querySelector('input');
  box.name = service.id;
  box.checked = consent.state(service.id) === 'granted';
  box.disabled = !optional.includes(service);
  return row;
};

consent.observe(() => {
  const allowed = optional.filter(({ id }) => consent.state(id) === 'granted');
  document.querySelector('#allowed').textContent =
    `${allowed.length} of ${optional.length} allowed`;
  dialog.querySelector('#gpc').hidden = !consent.gpc;
  if (consent.view !== 'preferences') dialog.close();
  else if (!dialog.open) {
    dialog.querySelector('ul').replaceChildren(...consent.policy.services.map(showService));
    dialog.showModal();
  }
});

const answers = {
  refuse: consent.refuseAll,
  accept: consent.grantAll,
  save() {
    const idsOf = (boxes) => [...form.querySelectorAll(boxes)].map(({ name }) => name);
    consent.decide({
      granted: idsOf('input:enabled:checked'),
      refused: idsOf('input:enabled:not(:checked)'),
    });
  },
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  // Closed first: the focus is then back in the page, which may move it when the question goes.
  consent.close();
  answers[event.submitter.value]?.();
});
// Escape: nothing is changed.
dialog.addEventListener('close', () => {
  if (consent.view === 'preferences') consent.close();
});
