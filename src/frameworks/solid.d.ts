/* Tells Solid's JSX of Accord's elements, as `jsx.d.ts` does React's. */
import type { JSX } from 'solid-js';
import type { ElementAttributes } from '../ui/element-attributes.js';

type Tags = {
  [Tag in keyof ElementAttributes]: JSX.HTMLAttributes<HTMLElement> & ElementAttributes[Tag];
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
