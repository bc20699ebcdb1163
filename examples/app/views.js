import { drawProfile } from './draw-profile.js';
import { fill } from './fill.js';
import { walks } from './walks.js';

const key = 'longshore-walked';
const readWalked = () => new Set(JSON.parse(localStorage.getItem(key) ?? '[]'));

const showWalks = () => {
  const view = fill('walks');
  const walked = readWalked();
  for (const walk of walks) {
    const card = fill('card', {
      ...walk,
      facts: walk.facts + (walked.has(walk.id) ? ' · walked' : ''),
    });
    card.querySelector('a').href = `#/walks/${walk.id}`;
    drawProfile(card.querySelector('path'), walk.heights);
    view.querySelector('ul').append(card);
  }
  return view;
};

const showWalk = (id) => {
  const walk = walks.find((one) => one.id === id);
  if (!walk) return fill('nowhere');
  const view = fill('walk', walk);
  drawProfile(view.querySelector('path'), walk.heights);
  const button = view.querySelector('button');
  button.ariaPressed = readWalked().has(id);
  button.onclick = () => {
    const walked = readWalked();
    if (!walked.delete(id)) walked.add(id);
    localStorage.setItem(key, JSON.stringify([...walked]));
    button.ariaPressed = walked.has(id);
  };
  // Held markup: Accord sees it come and go with the view.
  if (walk.hasFilm) view.append(fill('film'));
  return view;
};

/** By the first part of the address after `#/`. */
export const views = { '': showWalks, walks: showWalk, map: () => fill('map') };
