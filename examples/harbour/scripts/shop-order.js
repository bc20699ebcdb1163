// Puts the goods in the order that PostHog picked, when the visitor lets it pick one.

const orders = {
  'woollens-first': { tag: 'wool', note: 'Woollens first. PostHog picked this order for you.' },
  'small-things-first': {
    tag: 'small',
    note: 'Small things first. PostHog picked this order for you.',
  },
};

const sort = () => {
  const order = orders[window.shopOrder];
  if (!order) return;
  const shelf = document.querySelector('[data-shop-order]');
  const comesFirst = (good) => good.dataset.tags.split(' ').includes(order.tag);
  const goods = [...shelf.children];
  shelf.append(...goods.filter(comesFirst), ...goods.filter((good) => !comesFirst(good)));
  document.querySelector('[data-shop-order-note]').textContent = order.note;
};

document.addEventListener('shop-order', sort);
sort();
