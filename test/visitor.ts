import { sendMouse } from '@web/test-runner-commands';

/** Visitors see what is painted, not what is about to be moved. */
const comeToRest = async (element: Element): Promise<void> => {
  let before: DOMRect | undefined;
  for (;;) {
    const box = element.getBoundingClientRect();
    if (box.x === before?.x && box.y === before.y && box.height === before.height) return;
    before = box;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
};

/** Clicks with the real mouse: the browser takes it for the visitor's own act. Works inside frames of the page too. */
export const click = async (element: Element): Promise<void> => {
  await comeToRest(element);
  element.scrollIntoView({ block: 'center', inline: 'center' });
  const box = element.getBoundingClientRect();
  let left = box.left + box.width / 2;
  let top = box.top + box.height / 2;
  for (
    let frame = element.ownerDocument.defaultView?.frameElement;
    frame;
    frame = frame.ownerDocument.defaultView?.frameElement
  ) {
    const place = frame.getBoundingClientRect();
    left += place.left + frame.clientLeft;
    top += place.top + frame.clientTop;
  }
  await sendMouse({ type: 'click', position: [Math.round(left), Math.round(top)] });
};

/** Runs something as the visitor's act: on the click of a button. */
export const actAsVisitor = async <T>(act: () => T): Promise<T> => {
  const button = document.createElement('button');
  button.textContent = 'act';
  button.style.cssText = 'position: fixed; inset: 0 0 auto auto; z-index: 9';
  document.body.append(button);
  try {
    const result = new Promise<T>((resolve, reject) => {
      button.addEventListener('click', () => {
        try {
          resolve(act());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    await click(button);
    return await result;
  } finally {
    button.remove();
  }
};

/** Waits, frame by frame, until the condition holds; the test's own time limit ends it. */
export const until = async (holds: () => unknown): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** Forgets everything that this browser stored for the page. WebKit takes a moment for a cookie. */
export const forget = async (): Promise<void> => {
  localStorage.clear();
  sessionStorage.clear();
  await until(() => {
    for (const cookie of document.cookie.split('; ')) {
      document.cookie = `${cookie.split('=')[0]}=; Max-Age=0; Path=/`;
    }
    return document.cookie === '';
  });
};

/** Lets the browser say that Global Privacy Control is on, or nothing. Returns the undo. */
export const signalGpc = (on: boolean | undefined): (() => void) => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: on, configurable: true });
  return () => {
    Reflect.deleteProperty(navigator, 'globalPrivacyControl');
  };
};
