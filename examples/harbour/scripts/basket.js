// The basket: necessary, so it works whatever was decided.

const lines = document.querySelector('[data-basket-lines]');
const empty = document.querySelector('[data-basket-empty]');
const total = document.querySelector('[data-basket-total]');
const sum = document.querySelector('[data-basket-sum]');

const goods = new Map(
  [...document.querySelectorAll('[data-good]')].map((good) => [
    good.dataset.good,
    {
      name: good.querySelector('.good-name').textContent,
      price: Number(good.querySelector('.good-price').textContent.replace('£', '')),
    },
  ]),
);

const readCookie = () => {
  const text = /(?:^|; )basket=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  return Object.fromEntries(
    text
      .split('.')
      .filter(Boolean)
      .map((entry) => entry.split(':'))
      .map(([id, count]) => [id, Number(count)]),
  );
};

const element = (tag, className, text = '') =>
  Object.assign(document.createElement(tag), { className, textContent: text });

const show = (basket) => {
  const entries = Object.entries(basket).filter(([id]) => goods.has(id));
  lines.replaceChildren(
    ...entries.map(([id, count]) => {
      const { name, price } = goods.get(id);
      const line = element('li', 'basket-line');
      const remove = element('button', 'basket-remove', 'Remove');
      remove.type = 'button';
      remove.dataset.remove = id;
      remove.setAttribute('aria-label', `Remove: ${name}`);
      line.append(
        element('span', 'basket-name', count > 1 ? `${name} × ${count}` : name),
        element('span', 'basket-price', `£${price * count}`),
        remove,
      );
      return line;
    }),
  );
  const cost = entries.reduce((all, [id, count]) => all + goods.get(id).price * count, 0);
  empty.hidden = entries.length > 0;
  total.hidden = entries.length === 0;
  sum.textContent = `£${cost}`;
};

const send = async (id, by) => {
  const response = await fetch('/basket', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, change: by }),
  });
  if (response.ok) show(await response.json());
};

// One after the other: each change builds on the basket that the one before left.
let sending = Promise.resolve();
const change = (id, by) => {
  sending = sending.then(() => send(id, by)).catch(() => {});
};

document.addEventListener('click', ({ target }) => {
  const { add, remove } = target.closest('button')?.dataset ?? {};
  if (add) change(add, 1);
  if (remove) change(remove, -1);
});
show(readCookie());
