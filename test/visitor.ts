import { sendMouse } from '@web/test-runner-commands';

/** How long to wait for what has to come, in milliseconds: less than the test itself has. */
const patience = 50_000;

/** The middle of an element in the window of the test, through the frames it stands in. */
const middleOf = (element: Element): [left: number, top: number] => {
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
  return [Math.round(left), Math.round(top)];
};

/**
 * Brings an element into view and waits until it rests there: visitors see what is painted, not what is about to be moved, or
 * has yet to come. What comes above it pushes it out of view again, but not in engines that hold on to what is in view.
 * Returns its middle.
 */
const placeOf = async (element: Element): Promise<[left: number, top: number]> => {
  let before: string | undefined;
  const end = performance.now() + patience;
  while (performance.now() < end) {
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const now = [x, y, width, height].join();
    if (width > 0 && height > 0 && now === before) return middleOf(element);
    before = now;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  throw new Error(`Does not come to rest: ${element.outerHTML}`);
};

/** Moves the real mouse onto it, and after it where it goes away from under the mouse. */
export const hover = async (element: Element): Promise<void> =>
  until(async () => {
    await sendMouse({ type: 'move', position: await placeOf(element) });
    return element.matches(':hover');
  });

/** Clicks with the real mouse: the browser takes it for the visitor's own act. Works inside frames of the page too. */
export const click = async (element: Element): Promise<void> => {
  const position = await placeOf(element);
  const view = element.ownerDocument.defaultView ?? window;
  // In WebKit a page without scripts hears nothing, whoever listens.
  const sandbox = view.frameElement?.getAttribute('sandbox') ?? 'allow-scripts';
  if (!sandbox.includes('allow-scripts')) return sendMouse({ type: 'click', position });
  let hit: EventTarget | undefined;
  let isClicked = false;
  const note = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(element)) [hit] = path;
  };
  const heard = (): void => {
    isClicked = true;
  };
  const listening = { capture: true, once: true };
  // A page hears nothing of what hits the page around it.
  const hearing = new Set<Window>([view, window]);
  for (const each of hearing) each.addEventListener('mousedown', note, listening);
  view.addEventListener('click', heard, listening);
  await sendMouse({ type: 'click', position });
  // Some drivers answer before the page has heard of it.
  await until(() => isClicked || hit);
  for (const each of hearing) each.removeEventListener('mousedown', note, listening);
  view.removeEventListener('click', heard, listening);
  // Said at once: a test that goes on waiting for the answer to a click beside it says nothing.
  if (hit) {
    const words = 'outerHTML' in hit ? String(hit.outerHTML) : 'nothing';
    throw new Error(`Clicked at ${position.join()}: ${words} instead of ${element.outerHTML}`);
  }
};

/** Runs something as the visitor's act: on the click of a button. */
export const actAsVisitor = async <T>(act: () => T): Promise<T> => {
  const button = document.createElement('button');
  button.textContent = 'act';
  // Clear of WebKitGTK's scroll bar, which lies over the page and takes the release of the mouse.
  button.style.cssText = 'position: fixed; inset: 0 3em auto auto; z-index: 9';
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

/** Waits until the condition holds; gives up, and says for what it waited, before the test does. */
export const until = async (holds: () => unknown): Promise<void> => {
  const inVain = new Error(`Waited in vain for ${holds.toString()}`);
  const end = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > end) throw inVain;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/**
 * Forgets everything that this browser stored for the page. A cookie that a page no longer sees may still be sent, and come
 * back with the next page.
 */
export const forget = async (): Promise<void> => {
  localStorage.clear();
  sessionStorage.clear();
  await until(async () => {
    for (const cookie of document.cookie.split('; ')) {
      document.cookie = `${cookie.split('=')[0]}=; Max-Age=0; Path=/`;
    }
    const sent = await (await fetch('/seen-cookies')).text();
    return sent === '' && document.cookie === '';
  });
};

/** Lets the browser say that Global Privacy Control is on, or nothing. Returns the undo. */
export const signalGpc = (on: boolean | undefined): (() => void) => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: on, configurable: true });
  return () => {
    Reflect.deleteProperty(navigator, 'globalPrivacyControl');
  };
};
