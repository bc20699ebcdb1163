import { accord, accordInHead, accordOneFile, accordPreloaded, accordWidget } from './accord.mjs';
import { c15t, react } from './c15t.mjs';
import { empty, lit } from './floors.mjs';
import { klaro } from './klaro.mjs';
import { orejime } from './orejime.mjs';
import { tarteaucitron } from './tarteaucitron.mjs';
import { vanillaCookieconsent } from './vanilla-cookieconsent.mjs';

export const subjects = [
  empty,
  lit,
  react,
  accord,
  accordPreloaded,
  accordInHead,
  accordOneFile,
  accordWidget,
  vanillaCookieconsent,
  orejime,
  klaro,
  tarteaucitron,
  c15t,
];
