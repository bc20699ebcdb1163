const eventNames = {
  $pageview: 'page view',
  $pageleave: 'page left',
  $autocapture: 'click',
  $set: 'visitor details',
  $identify: 'visitor id',
  $web_vitals: 'loading times',
  $feature_flag_called: 'version shown',
  $mp_web_page_view: 'page view',
  $mp_click: 'click',
  $mp_scroll: 'scrolling',
  $mp_input_change: 'field used',
  $mp_submit: 'form sent',
};

/** Names the events of one request, each once with its number, and the page they tell about. */
const listEvents = (body, otherwise) => {
  const events = Array.isArray(body) ? body : (body?.batch ?? (body?.event ? [body] : []));
  const counts = new Map();
  for (const { event } of events) {
    const name = eventNames[event] ?? event;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return otherwise;
  const names = [...counts].map(([name, count]) => (count > 1 ? `${name} (${count} times)` : name));
  const address = events[0].properties?.$current_url ?? events[0].properties?.current_url;
  const page = URL.canParse(address) ? `: ${new URL(address).pathname}` : '';
  return `${names.join(', ').replace(/^./, (first) => first.toUpperCase())}${page}`;
};

const file = (path) => path.split('/').at(-1);

const vital = ({ name, value } = {}) =>
  `${name} ${name === 'CLS' ? Number(value).toFixed(2) : `${Math.round(value)} ms`}`;

/** Who stands behind each folder of the outside origin, and what a request to it tells them. */
const vendors = {
  mixpanel: {
    who: 'Mixpanel',
    kind: 'partner',
    what: ({ path, body }) =>
      path.startsWith('/lib/') ? `Its script ${file(path)}` : listEvents(body, 'Settings'),
  },
  posthog: {
    who: 'PostHog',
    kind: 'third-party',
    what: ({ path, body }) => {
      if (path.startsWith('/static/')) return `Its script ${file(path)}`;
      if (path.startsWith('/flags/')) return 'Asks which version of the shop to show';
      return listEvents(body, 'Settings');
    },
  },
  lantern: {
    who: 'Lantern',
    kind: 'third-party',
    what: ({ path, body }) => {
      if (path.startsWith('/embed/')) return 'Video player opened';
      if (path === '/ping') return `Video: ${body?.event ?? 'sign of life'}`;
      return 'Part of the video player';
    },
  },
  soundings: {
    who: 'Soundings',
    kind: 'third-party',
    what: () => 'Map tile: the area looked at',
  },
};

/**
 * Says in plain words who got a request and what it told them. `kind` is the party as Accord names it, or `file` for the
 * site's own pages, pictures and code.
 */
export const describeRequest = ({ origin, path, method, body }) => {
  const { pathname } = new URL(path, 'http://localhost');
  if (origin === 'outside') {
    const [, folder, rest] = /^\/([^/]*)(.*)$/.exec(pathname) ?? [];
    const vendor = Object.hasOwn(vendors, folder) ? vendors[folder] : undefined;
    if (!vendor) return { who: 'Another company', kind: 'third-party', what: pathname };
    const what =
      method === 'OPTIONS'
        ? 'Asks whether it may send'
        : vendor.what({ path: rest, body: body ?? {} });
    return { who: vendor.who, kind: vendor.kind, what };
  }
  if (pathname === '/collect/vitals') {
    return { who: 'Port Ellery', kind: 'first-party', what: `Loading times: ${vital(body)}` };
  }
  if (pathname === '/collect/views') {
    return { who: 'Longshore', kind: 'first-party', what: `Page view: ${body?.view}` };
  }
  if (pathname === '/consent' && method === 'POST') {
    return { who: 'Port Ellery', kind: 'necessary', what: 'Your decision, to be remembered' };
  }
  if (pathname === '/basket' && method === 'POST') {
    return { who: 'Port Ellery', kind: 'necessary', what: 'Basket changed' };
  }
  return { who: 'Port Ellery', kind: 'file', what: pathname };
};
