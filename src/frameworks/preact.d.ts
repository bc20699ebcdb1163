/* Tells Preact's JSX of Accord's elements, as `jsx.d.ts` does React's. */
import type { HTMLAttributes } from 'preact';
import type { ElementAttributes } from '../ui/element-attributes.js';

type Tags = {
  [Tag in keyof ElementAttributes]: HTMLAttributes<HTMLElement> & ElementAttributes[Tag];
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
