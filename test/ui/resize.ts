import { setViewport } from '@web/test-runner-commands';
import { until } from '../visitor.js';

const isChromium = /Chrome\//.test(navigator.userAgent);

/** WebKitGTK's driver cannot resize the window: its tests run at its own size. */
export const canResize: boolean = isChromium || navigator.userAgent.includes('Firefox/');

/** Nor can it hold one key while it presses another. */
export const canHoldKeys: boolean = canResize;

/** Only Chromium's driver can print, and prefer dark or more contrast. */
export const canEmulateMedia: boolean = isChromium;

/** Waits until what happened has been laid out. */
export const laidOut = async (): Promise<void> => {
  for (let frames = 0; frames < 2; frames++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

/** Resizes the window, and waits until the page has been told and laid out. False where the driver cannot. */
export const resize = async (width: number, height: number): Promise<boolean> => {
  if (!canResize) return false;
  await setViewport({ width, height });
  await until(() => innerWidth === width && innerHeight === height);
  await laidOut();
  return true;
};
