import { pageQueue } from './page-queue.js';
import type { Signal } from './signal.js';

const name = (value: unknown, otherwise: string): string =>
  typeof value === 'string' ? value : otherwise;

/** An event in a data layer, for any tag manager: `{ event, consent: { <type>: 'granted' | 'denied' } }`. */
export const dataLayer: Signal = () => (settings, granted, answered) => {
  const { data_layer, event, ...mapped } = settings;
  const types = Object.keys(mapped);
  // What is necessary is granted without an answer.
  if (!answered && !types.every(granted)) return;
  const states = types.map((type) => [type, granted(type) ? 'granted' : 'denied']);
  pageQueue(name(data_layer, 'dataLayer')).push({
    event: name(event, 'accord_consent'),
    consent: Object.fromEntries(states) as unknown,
  });
};
