/** What may be held as `data-…`, and on which elements. Never anything on what is followed, such as `a`. */
export const restorable = {
  srcset: 'img,source',
  poster: 'video',
  href: 'link,use,image',
  data: 'object',
  src: 'iframe,img,video,audio,source,track,embed',
};
