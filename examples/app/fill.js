/** A copy of a template of the page; `data-text="name"` in it shows `texts.name`. */
export const fill = (id, texts = {}) => {
  const copy = document.importNode(document.getElementById(id).content, true);
  for (const place of copy.querySelectorAll('[data-text]'))
    place.textContent = texts[place.dataset.text];
  return copy;
};
