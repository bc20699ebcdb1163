// The harbour's own suggestions. Remembers in this browser what was looked at, and sends it nowhere.
// Held by Accord until the visitor allows it: nothing in here asks for consent.
{
  const key = 'recently-seen';
  const most = 12;
  const days = 90;

  const readSeen = () => {
    const oldest = Date.now() - days * 24 * 60 * 60 * 1000;
    try {
      return JSON.parse(localStorage.getItem(key) ?? '[]').filter(({ time }) => time > oldest);
    } catch {
      return [];
    }
  };

  const remember = (name, tags) => {
    const others = readSeen().filter((entry) => entry.name !== name);
    localStorage.setItem(
      key,
      JSON.stringify([{ name, tags, time: Date.now() }, ...others].slice(0, most)),
    );
  };

  const { seen, tags } = document.body.dataset;
  if (seen) remember(seen, tags.split(' '));

  document.addEventListener('click', ({ target }) => {
    const good = target.closest('[data-add]')?.closest('[data-good]');
    if (!good) return;
    remember(good.querySelector('.good-name').textContent, good.dataset.tags.split(' '));
    suggest();
  });

  const suggest = () => {
    const list = document.querySelector('[data-suggestions-list]');
    const latest = readSeen();
    if (!list || latest.length === 0) return;
    const names = new Set(latest.map(({ name }) => name));
    // The later something was seen, the more its tags count.
    const score = (good) =>
      latest.reduce((sum, entry, age) => {
        const shared = good.dataset.tags.split(' ').filter((tag) => entry.tags.includes(tag));
        return sum + shared.length / (age + 1);
      }, 0);
    const chosen = [...document.querySelectorAll('[data-good]')]
      .filter((good) => !names.has(good.querySelector('.good-name').textContent))
      .sort((a, b) => score(b) - score(a))
      .slice(0, 3);
    list.replaceChildren(
      ...chosen.map((good) => {
        const item = Object.assign(document.createElement('li'), { className: 'good' });
        const link = Object.assign(document.createElement('a'), { href: `#${good.id}` });
        link.append(
          good.querySelector('img').cloneNode(),
          Object.assign(document.createElement('span'), {
            className: 'good-name',
            textContent: good.querySelector('.good-name').textContent,
          }),
        );
        item.append(link, good.querySelector('.good-price').cloneNode(true));
        return item;
      }),
    );
    document.querySelector('[data-suggestions-title]').textContent = 'Near what you looked at';
    document.querySelector('[data-suggestions-reason]').textContent =
      `Because of: ${latest[0].name}. Remembered in this browser, sent nowhere.`;
  };

  suggest();
}
