/* Runs in the page: what is wrong with the layer that is shown, in words. */
window.lookAtLayer = async () => {
  const deep = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? deep(element.shadowRoot) : []),
    ]);
  // Elements fit themselves to a new size in the frames after it.
  const boxes = () =>
    deep(document)
      .filter((element) => element.matches('.panel, .choices, .choice'))
      .map((element) => Object.values(element.getBoundingClientRect().toJSON()))
      .join(' ');
  while (deep(document).some((element) => element.ariaBusy === 'true')) {
    await new Promise(requestAnimationFrame);
  }
  for (let before = '', still = 0; still < 3; before = boxes()) {
    await new Promise(requestAnimationFrame);
    still = boxes() === before ? still + 1 : 0;
  }
  const all = deep(document).filter(
    (element) => element.getRootNode() !== document && element.checkVisibility(),
  );
  const said = ({ localName, className, textContent }) =>
    `${localName}.${className} “${textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
  const faults = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide`);
  for (const element of all) {
    const { left, right, width } = element.getBoundingClientRect();
    // What is there for screen readers alone.
    if (width <= 1 || element.matches('.hidden, .hidden *')) continue;
    if (left < -1 || right > innerWidth + 1) faults.push(`out of the window: ${said(element)}`);
    const holdsWords = element.matches('button, h2, h3, h4, p, dd, dt, label, summary, td, th');
    const isBox = getComputedStyle(element).display !== 'inline';
    if (holdsWords && isBox && element.scrollWidth > element.clientWidth + 1) {
      faults.push(`cut off: ${said(element)}`);
    }
    const isChoice = element.part.contains('choice');
    if (isChoice && element.scrollHeight > element.clientHeight + 1) {
      faults.push(`too low: ${said(element)}`);
    }
  }
  // From the built package, as a site would import it.
  const { checkFairness } = await import('/dist/esm/audit.js');
  const named = checkFairness().map(
    ({ rule, subject, message }) => `${rule}: ${subject} ${message}`,
  );
  return [...faults, ...named];
};

/* A style sheet in every tree: what a reader's own tool for text spacing does. */
window.spaceText = (css) => {
  const add = (root) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) add(shadowRoot);
  };
  add(document);
  dispatchEvent(new Event('resize'));
};

/* One of the themes instead of the one before; none for ''. */
window.wearTheme = async (name) => {
  document.querySelector('#theme')?.remove();
  if (name) {
    const link = Object.assign(document.createElement('link'), { id: 'theme', rel: 'stylesheet' });
    const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
    link.href = `/dist/themes/${name}`;
    document.head.append(link);
    await loaded;
  }
  dispatchEvent(new Event('resize'));
};

/* The page and its dialog in another language, as a site does that changes it without a reload. */
window.speakLanguage = async (language) => {
  const root = document.documentElement;
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  const elements = [...document.querySelectorAll('*')].filter((element) => element.consent);
  elements[0].consent.setLanguage(language);
  const speaks = ({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('*')].every(
      (each) =>
        (!each.matches('[lang][dir]') || each.lang === language) &&
        (!each.shadowRoot || speaks(each)),
    );
  while (!elements.every(speaks)) await new Promise(requestAnimationFrame);
};
