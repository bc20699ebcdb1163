/** `/seen-cookies` answers with the cookies that came along: what the browser would send, whatever a page sees of it. */
export default () => ({
  name: 'seen-cookies',
  serve: ({ path, headers }) =>
    path === '/seen-cookies'
      ? { body: headers.cookie ?? '', type: 'txt', headers: { 'cache-control': 'no-store' } }
      : undefined,
});
