import { tagSet } from './tags.mjs';
import { visit } from './visit.mjs';

const names = (tags) => tagSet(tags).map(({ name }) => name);
const inOrder = (list) => list.toSorted((a, b) => a.localeCompare(b)).join();

const isGated = (request) => request.startsWith('/gated/');

/** Throws when the library did not do what it is there for; then nothing of it is counted. */
async function check(page, subject, { allowed, banner, tags = 'usual' }) {
  const ran = inOrder(await page.ran());
  const expected = allowed ? inOrder(names(tags)) : '';
  if (ran !== expected)
    throw new Error(`scripts ran: ${ran || 'none'}; expected: ${expected || 'none'}`);
  if (!allowed && page.requests.some(isGated)) throw new Error('a held script was requested');
  if (banner) await page.until('banner', () => page.isShown(subject.ui.banner));
  if (banner === false && (await page.isShown(subject.ui.banner)))
    throw new Error('the banner was shown again');
}

const longest = (interactions) => Math.max(16, ...interactions.map(([, duration]) => duration));

/**
 * A measure is given how to open pages in a new browser profile, and how to order a visit whose CPU is read later, in another
 * one, with what the first one remembers if need be. It gives figures by name.
 */
const measures = {
  /** First visit, refusal, second visit. */
  async refusing({ open, cpu }, subject) {
    const first = await open();
    await first.settle(700);
    const figures = {};
    await cpu('first', first.address);
    if (subject.isFloor) {
      figures.memory = await first.heap();
      // The files of the page itself come from the cache then, for everybody.
      await cpu('refused', first.address, true);
      return { figures, requests: { first: first.requests } };
    }
    await check(first, subject, { allowed: false, banner: true });
    figures.memory = await first.heap();
    const firstRequests = [...first.requests];
    await first.click(subject.ui.refuse);
    await first.until('end of the banner', async () => !(await first.isShown(subject.ui.banner)));
    await first.settle();
    await check(first, subject, { allowed: false });
    await first.close();
    const second = await open();
    await second.settle(700);
    await check(second, subject, { allowed: false, banner: false });
    await cpu('refused', second.address, true);
    return { figures, requests: { first: firstRequests, refused: second.requests } };
  },

  /** First visit with the CPU slowed, acceptance, second visit. */
  async accepting({ open, cpu }, subject) {
    const figures = {};
    if (subject.isFloor && subject.ui) {
      const first = await open({ slow: 4, watch: true });
      await first.until('banner', () => first.run('!!seen.banner'));
      figures.banner = await first.run('seen.banner');
      await first.close();
    }
    if (!subject.isFloor) {
      const first = await open({ slow: 4, watch: true });
      await first.settle();
      await check(first, subject, { allowed: false, banner: true });
      const { banner, shift, longest: task } = await first.run('seen');
      await first.click(subject.ui.accept);
      await first.until(
        'released scripts',
        async () => (await first.ran()).length >= names('usual').length,
      );
      await first.settle();
      await check(first, subject, { allowed: true, banner: false });
      const [clicked, ran, interactions] = await first.run(
        '[seen.clicked, ran, seen.interactions]',
      );
      Object.assign(figures, {
        banner,
        shift,
        loadTask: task,
        accept: longest(interactions),
        released: Math.min(...ran.map(([, time]) => time)) - clicked,
        inOrder: Number(ran.map(([name]) => name).join() === names('usual').join()),
      });
      await first.close();
    }
    const second = await open({ query: 'tags=usual&consented' });
    await second.settle(700);
    await (subject.isFloor || check(second, subject, { allowed: true, banner: false }));
    await cpu('accepted', second.address, true);
    return { figures, requests: subject.isFloor ? {} : { accepted: second.requests } };
  },

  /** The preferences, with the CPU slowed. */
  async choosing({ open }, subject) {
    if (subject.isFloor) return { figures: {} };
    const page = await open({ slow: 4, watch: true });
    await page.settle();
    await page.click(subject.ui.choose);
    await page.until('preferences', () => page.isShown(subject.ui.preferences));
    await page.settle();
    const { interactions } = await page.run('seen');
    return { figures: { choose: longest(interactions) }, requests: { preferences: page.requests } };
  },

  /** The banner, with the CPU slowed and over slow 4G. */
  async slowly({ open }, subject) {
    if (!subject.ui) return { figures: {} };
    const page = await open({ slow: 4, network: true, watch: true });
    await page.until('banner', () => page.run('!!seen.banner'));
    return { figures: { bannerSlow4G: await page.run('seen.banner') } };
  },

  /** Accepting when twenty tags wait that all have something to do, with the CPU slowed. */
  async twenty({ open }, subject) {
    if (subject.isFloor) return { figures: {} };
    const page = await open({ slow: 4, watch: true, query: 'tags=twenty' });
    await page.settle();
    await page.run('seen.longest = 0');
    await page.click(subject.ui.accept);
    await page.until('released scripts', async () => (await page.ran()).length >= 20);
    await page.settle();
    await check(page, subject, { allowed: true, tags: 'twenty' });
    const { interactions, longest: task, clicked } = await page.run('seen');
    const last = await page.run('Math.max(...ran.map(([, time]) => time))');
    return {
      figures: { acceptTwenty: longest(interactions), twentyTask: task, twentyAll: last - clicked },
    };
  },

  /** How long until 1, 10, 100 and 1000 inline scripts have run, from the click or, ungated, from the first of them. */
  async held({ open }, subject) {
    const figures = {};
    if (subject.isFloor && subject.id !== 'empty') return { figures };
    for (const tags of ['1', '10', '100', '1000']) {
      const page = await open({
        watch: true,
        query: `tags=${tags}${subject.isFloor ? '&consented' : ''}`,
      });
      await page.settle();
      if (!subject.isFloor) {
        await check(page, subject, { allowed: false, banner: true, tags });
        await page.run('seen.longest = 0');
        await page.click(subject.ui.accept);
      }
      await page.until('released scripts', async () => (await page.ran()).length >= Number(tags));
      await page.settle();
      await check(page, subject, { allowed: true, tags });
      const { longest: task, clicked } = await page.run('seen');
      const [from, to] = await page.run('[ran[0][1], Math.max(...ran.map(([, time]) => time))]');
      figures[`held${tags}`] = to - (clicked ?? from);
      figures[`task${tags}`] = task;
      await page.forget();
    }
    return { figures };
  },
};

/** One measure of one subject in a fresh profile; `alone` are the visits whose CPU is to be read, one by one. */
export async function measure(browser, server, subject, name) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en',
  });
  const open = async (options) => {
    const page = await visit(context, server, subject, {
      query: subject.isFloor ? 'tags=usual' : undefined,
      ...options,
    });
    return Object.assign(page, {
      forget: async () => {
        await page.run('localStorage.clear(), sessionStorage.clear()');
        await page.close();
        await context.clearCookies();
      },
    });
  };
  const alone = [];
  const cpu = async (kind, address, isReturning) => {
    const state = isReturning ? await context.storageState() : undefined;
    alone.push({ kind, address, state });
  };
  try {
    return { ...(await measures[name]({ open, cpu }, subject)), alone };
  } finally {
    await context.close();
  }
}

export const measureNames = Object.keys(measures);
