import { randomUUID } from 'node:crypto';

const month = 30 * 24 * 60 * 60;

/** Reads the basket cookie: `mug:1.jumper:2` becomes `{ mug: 1, jumper: 2 }`. */
const readBasket = (text = '') =>
  Object.fromEntries(
    text
      .split('.')
      .map((entry) => entry.split(':'))
      .filter(([id, count]) => /^[a-z-]+$/.test(id) && Number(count) > 0)
      .map(([id, count]) => [id, Number(count)]),
  );

const writeBasket = (basket) =>
  Object.entries(basket)
    .map(([id, count]) => `${id}:${count}`)
    .join('.');

/**
 * Changes the basket: `{ id, change }` adds or takes away. The basket is a cookie that the page can read; the session
 * cookie is only for the server.
 */
export const changeBasket = (response, { body, cookies }) => {
  const { id, change } = body ?? {};
  const basket = readBasket(cookies.basket);
  if (typeof id === 'string' && /^[a-z-]+$/.test(id) && Math.abs(change) === 1) {
    const count = (basket[id] ?? 0) + change;
    if (count > 0) basket[id] = Math.min(count, 99);
    else delete basket[id];
  }
  const setCookies = [`basket=${writeBasket(basket)}; Path=/; Max-Age=${month}; SameSite=Lax`];
  if (!cookies.session) {
    setCookies.push(`session=${randomUUID()}; Path=/; HttpOnly; SameSite=Lax`);
  }
  response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': setCookies });
  response.end(JSON.stringify(basket));
};
