/** How many turns one task may have. */
const most = 30;
/** How long a task may take, in milliseconds, before the browser has its turn again. */
const patience = 8;

/**
 * Gives `turn` its turns soon, each with nothing of ours below it: what one has promised settles before the next, as between
 * the scripts of a page. Returns how to ask for one. The browser can do other things every few milliseconds, but no timer
 * makes us wait.
 */
export const createTurns = (turn: () => void): (() => void) => {
  const { port1, port2 } = typeof MessageChannel === 'function' ? new MessageChannel() : {};
  // A page that is simulated in Node has none, or one that warns of so many listeners and keeps the process alive.
  if (!port1 || !port2 || 'unref' in port1) return () => void setTimeout(turn);
  let isAsked = false;
  let isUnderWay = false;
  let end = 0;
  const ask = (): void => {
    isAsked = true;
    if (!isUnderWay) port2.postMessage(0);
    isUnderWay = true;
  };
  const listen = (listener: () => void): void => port1.addEventListener('message', listener);
  listen(() => (end = performance.now() + patience));
  for (let count = 0; count < most; count++)
    listen(() => {
      if (!isAsked || performance.now() > end) return;
      isAsked = false;
      turn();
    });
  listen(() => {
    isUnderWay = false;
    if (isAsked) ask();
  });
  port1.start();
  return ask;
};
