// The app's own measurement: loaded and started by app.js once it is allowed.

const send = () =>
  navigator.sendBeacon('/collect/views', JSON.stringify({ view: location.hash.slice(1) || '/' }));

export const start = (signal) => {
  send();
  addEventListener('hashchange', send, { signal });
};
