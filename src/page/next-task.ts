/** Runs this in a task of its own: the browser can do other things first, but no timer makes it wait. */
export const nextTask = (run: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    run();
  });
  port1.start();
  port2.postMessage(0);
};
