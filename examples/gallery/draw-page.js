/** A page drawn as lines. */
export const line = (kind = '') => {
  const drawn = document.createElement('div');
  drawn.className = `line ${kind}`;
  return drawn;
};

export const lines = (count) =>
  Array.from({ length: count }, (_, at) => line(at % 4 === 3 ? 'short' : ''));

/** A film that waits for consent, and stands for a question until then. */
export const heldFilm = (scope, title) => {
  const film = document.createElement('div');
  film.className = 'film';
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.dataset.consent = scope;
  frame.dataset.src = 'about:blank';
  frame.dataset.placeholder = '';
  film.append(frame);
  return film;
};

/** The page in this language, light or dark, with one of the themes. */
export const dressPage = async ({ lang, scheme, theme, placement }) => {
  const root = document.documentElement;
  root.lang = lang;
  root.dir = lang === 'ar' ? 'rtl' : 'ltr';
  root.style.colorScheme = scheme;
  if (theme) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `../../dist/themes/${theme}.css`;
    const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
    document.head.append(link);
    await loaded;
  }
  if (placement) {
    const host = document.createElement('accord-consent');
    host.setAttribute('placement', placement);
    document.body.prepend(host);
  }
};
