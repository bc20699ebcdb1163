// Part of this example, not of Accord: shows what the two servers of the example received.

const aside = document.querySelector('[data-departures]');
const list = aside.querySelector('[data-departures-list]');
const total = aside.querySelector('[data-departures-total]');
const files = aside.querySelector('[data-departures-files]');
const panel = aside.querySelector('details');

const parties = {
  necessary: 'this site, necessary',
  'first-party': 'this site',
  partner: 'partner',
  'third-party': 'other company',
};

const size = (bytes) => (bytes < 1000 ? `${bytes}\u00a0B` : `${(bytes / 1000).toFixed(1)}\u00a0kB`);
const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
const element = (tag, className, text = '') =>
  Object.assign(document.createElement(tag), { className, textContent: text });

let sent = { messages: 0, bytes: 0, files: 0, fileBytes: 0 };
let newest;

const showTotals = () => {
  total.replaceChildren(
    ...(sent.messages
      ? [
          element('span', 'departures-count', count(sent.messages, 'message', 'messages')),
          element('span', 'departures-size', size(sent.bytes)),
        ]
      : ['Nothing yet']),
  );
  files.textContent = `Not listed: ${count(sent.files, 'request', 'requests')} for this site’s own files, ${size(sent.fileBytes)}.`;
};

const clear = () => {
  sent = { messages: 0, bytes: 0, files: 0, fileBytes: 0 };
  newest = undefined;
  list.replaceChildren();
  showTotals();
};

/** What was sent, for those who want to see it: the body, or else the address and the page it came from. */
const contents = (record) => {
  const { method, path, body, referer, cookies } = record;
  const parts = { request: `${method} ${path}`, body, page: referer };
  if (Object.keys(cookies).length) parts.cookies = cookies;
  return JSON.stringify(parts, null, 2);
};

const addEntry = (record) => {
  const item = element('li', 'departure');
  item.dataset.kind = record.kind;
  const time = element('time', 'departure-time', new Date(record.time).toLocaleTimeString('en-GB'));
  const who = element('span', 'departure-who', record.who);
  const party = element('span', 'departure-party', parties[record.kind]);
  const what = element('span', 'departure-what', record.what);
  const bytes = element('span', 'departure-bytes', size(record.bytes));
  const more = element('details', 'departure-more');
  const contentsText = element('pre', '', contents(record));
  contentsText.tabIndex = 0;
  more.append(element('summary', '', 'What was sent'), contentsText);
  item.append(time, who, party, bytes, what, more);
  list.append(item);
  newest = { record, item, what, bytes, contentsText, times: 1, size: record.bytes };
};

/** Counts a message like the one before it instead of listing it again: map tiles come by the dozen. */
const addToNewest = (record) => {
  newest.times += 1;
  newest.size += record.bytes;
  newest.what.textContent = `${record.what} (${newest.times} times)`;
  newest.bytes.textContent = size(newest.size);
  newest.contentsText.textContent += `\n${contents(record)}`;
};

const toEnd = () => (list.scrollTop = list.scrollHeight);

const add = (record) => {
  const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 2;
  if (record.kind === 'file') {
    sent.files += 1;
    sent.fileBytes += record.bytes;
  } else {
    sent.messages += 1;
    sent.bytes += record.bytes;
    const isSame = newest?.record.who === record.who && newest.record.what === record.what;
    if (isSame) addToNewest(record);
    else addEntry(record);
    if (isAtEnd) toEnd();
  }
  showTotals();
};

let source;
const connect = () => {
  source = new EventSource('/collected/stream');
  source.addEventListener('clear', clear);
  source.addEventListener('message', ({ data }) => add(JSON.parse(data)));
};

// An open connection would keep the page out of the back/forward cache.
addEventListener('pagehide', () => source.close());
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) connect();
});

aside.querySelector('[data-departures-clear]').addEventListener('click', () => {
  void fetch('/collected', { method: 'DELETE' });
});

// Where the list stands beside the page it is always open; elsewhere it opens from its bar.
const isBeside = matchMedia('(min-width: 75rem)');
const openBeside = () => (panel.open = isBeside.matches);
isBeside.addEventListener('change', openBeside);
openBeside();
panel.addEventListener('toggle', toEnd);
clear();
connect();
