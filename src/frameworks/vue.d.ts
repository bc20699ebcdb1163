/* Tells Vue's templates of Accord's elements, as `jsx.d.ts` does React's. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { ElementAttributes } from '../ui/element-attributes.js';

type Tags = {
  [Tag in keyof ElementAttributes]: new () => {
    $props: HTMLAttributes & PublicProps & ElementAttributes[Tag];
  };
};

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
