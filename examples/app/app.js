import './ask-first.js';
import './preferences.js';
import './question.js';
import { runWhileAllowed } from './consent.js';
import { fill } from './fill.js';
import { views } from './views.js';

const main = document.querySelector('main');

const showView = () => {
  const [, name = '', id] = location.hash.split('/');
  main.replaceChildren(Object.hasOwn(views, name) ? views[name](id) : fill('nowhere'));
  const heading = main.querySelector('h1');
  heading.tabIndex = -1;
  document.title = `${heading.textContent} · Longshore`;
  for (const link of document.querySelectorAll('nav a')) {
    const isHere = link.hash === `#/${name}`;
    link.ariaCurrent = isHere ? 'page' : null;
  }
  return heading;
};

showView();
addEventListener('hashchange', () => {
  scrollTo(0, 0);
  showView().focus();
});

// After the view is shown: what is measured must not stand in its way.
runWhileAllowed('visits', () => import('./visits.js'));
runWhileAllowed('features', () => import('./features.js'));
