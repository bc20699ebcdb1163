/*
 * Tells React's JSX of Accord's elements. Not compiled with the source, which has no React: the build copies it to dist/types,
 * and the package's tests compile it there.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementAttributes } from '../ui/element-attributes.js';

type Tags = {
  [Tag in keyof ElementAttributes]: DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
    ElementAttributes[Tag];
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
