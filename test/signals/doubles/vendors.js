/*
 * What the vendors' own scripts do with the calls that wait for them, as far as consent goes. Each double is started by the
 * page after its snippet, as the real script would be when it arrives.
 */
window.doubles = {
  /** bat.js takes over the queue, and takes consent for given when no default came first. */
  uet() {
    const state = { ad_storage: 'granted' };
    const take = (...args) => {
      const [command, , values] = args;
      if (command === 'consent') Object.assign(state, values);
    };
    const waiting = [...(window.uetq ?? [])];
    while (waiting.length) take(...waiting.splice(0, waiting[0] === 'consent' ? 3 : 1));
    window.uetq = { push: take };
    return state;
  },

  /** fbevents.js: sends what is tracked unless consent is revoked, keeps it until consent is granted. */
  meta() {
    const sent = [];
    const kept = [];
    let revoked = false;
    let ready = false;
    const commands = {
      consent(word) {
        notes.push(['meta', word, ready]);
        revoked = word === 'revoke';
        if (!revoked) sent.push(...kept.splice(0));
      },
      init() {
        ready = true;
      },
      track(event) {
        (revoked ? kept : sent).push(event);
      },
    };
    window.fbq.callMethod = (name, ...args) => commands[name](...args);
    for (const args of window.fbq.queue.splice(0)) window.fbq.callMethod(...args);
    return sent;
  },

  /** events.js: sends pages unless consent is held or revoked; what was held is sent after a grant. */
  tiktok() {
    const sent = [];
    const kept = [];
    let state = 'none';
    const commands = {
      holdConsent: () => (state = 'held'),
      revokeConsent: () => {
        state = 'revoked';
        kept.length = 0;
      },
      grantConsent: () => {
        state = 'granted';
        sent.push(...kept.splice(0));
      },
      page() {
        if (state === 'held') kept.push('page');
        else if (state !== 'revoked') sent.push('page');
      },
    };
    for (const [name, ...args] of window.ttq.splice(0)) commands[name]?.(...args);
    Object.assign(window.ttq, commands);
    return { sent, state: () => state };
  },

  /**
   * matomo.js: some commands first, in this order, then the others as they came. It remembers consent when it is asked to. To
   * require consent turns cookies off, and to give it turns them on, unless it is told not to.
   */
  matomo() {
    const remembers = (kind) => document.cookie.includes(`mtm_${kind}=`);
    const forget = (kind) => (document.cookie = `mtm_${kind}=; Path=/; Max-Age=0`);
    const sent = [];
    const state = { required: false, given: false, cookiesRequired: false, cookies: true };
    const kept = [];
    const commands = {
      requireConsent() {
        state.required = true;
        state.given = remembers('consent');
        if (!state.given) state.cookies = false;
      },
      setConsentGiven(withCookies = true) {
        state.given = true;
        sent.push(...kept.splice(0));
        if (withCookies) commands.setCookieConsentGiven();
      },
      forgetConsentGiven() {
        forget('consent');
        commands.forgetCookieConsentGiven();
        commands.requireConsent();
      },
      requireCookieConsent() {
        state.cookiesRequired = true;
        state.cookies = remembers('cookie_consent');
      },
      setCookieConsentGiven: () => (state.cookies = true),
      forgetCookieConsentGiven() {
        forget('cookie_consent');
        state.cookies = false;
      },
      trackPageView() {
        const { required, given, cookies } = state;
        (required && !given ? kept : sent).push({ cookies });
      },
    };
    const first = [
      'forgetCookieConsentGiven',
      'requireCookieConsent',
      'setCookieConsentGiven',
      'requireConsent',
      'setConsentGiven',
    ];
    const waiting = window['_paq'] ?? [];
    const take = ([name, ...args]) => commands[name]?.(...args);
    for (const name of first) waiting.filter((each) => each[0] === name).forEach(take);
    waiting.filter((each) => !first.includes(each[0])).forEach(take);
    window['_paq'] = { push: (...each) => each.forEach(take) };
    return { sent, state };
  },

  /** The container remembers consent in a cookie of its own and counts a page view whenever it is set. */
  piwikPro() {
    const remembered = 'ppms_double';
    const read = () => JSON.parse(localStorage.getItem(remembered) ?? '{}');
    const told = [];
    const commands = {
      'ppms.cm:getComplianceSettings': (ok) => ok({ consents: read() }),
      'ppms.cm:setComplianceSettings'(settings, ok) {
        told.push(settings.consents);
        localStorage.setItem(remembered, JSON.stringify({ ...read(), ...settings.consents }));
        ok();
      },
    };
    const take = (entry) => commands[entry.event]?.(...entry.parameters);
    const layer = (window.dataLayer ??= []);
    // Commands may add commands.
    for (const entry of layer) take(entry);
    layer.push = (...entries) => entries.forEach(take);
    return { told, read };
  },

  /** The Web SDK refuses every command before `configure`; pending, it sends nothing. It remembers consent with an identity. */
  alloy() {
    const remembered = () =>
      document.cookie.includes('kndctr_ORG_identity=')
        ? /kndctr_ORG_consent=general%3D(in|out)/.exec(document.cookie)?.[1]
        : undefined;
    let consent;
    const sent = [];
    const kept = [];
    const commands = {
      async configure({ defaultConsent = 'in' }) {
        consent = remembered() ?? defaultConsent;
      },
      async setConsent({ consent: [{ standard, version, value }] }) {
        notes.push(['alloy', standard, version, value]);
        consent =
          (value.general ?? value.collect.val) === (value.general ? 'in' : 'y') ? 'in' : 'out';
        document.cookie = `kndctr_ORG_consent=general%3D${consent}; Path=/`;
        document.cookie = 'kndctr_ORG_identity=someone; Path=/';
        if (consent === 'in') sent.push(...kept.splice(0));
        else kept.length = 0;
      },
      async sendEvent(event) {
        if (consent === 'in') sent.push(event.type);
        else if (consent === 'pending') kept.push(event.type);
      },
    };
    const take = ([resolve, reject, [name, options]]) => {
      if (name !== 'configure' && consent === undefined) reject(new Error('configure first'));
      else commands[name](options).then(resolve, reject);
    };
    const queue = window.alloy.q;
    queue.push = take;
    queue.forEach(take);
    return sent;
  },

  /** Shopify loads the feature first, then remembers consent on its server. With `waiting`, its answers, or failures, wait there. */
  shopify(waiting) {
    const remembered = 'shopify_double';
    const told = [];
    window.Shopify = {
      loadFeatures([{ name, version }], done) {
        if (name !== 'consent-tracking-api' || version !== '0.1') return done(new Error(name));
        window.Shopify.customerPrivacy = {
          currentVisitorConsent: () =>
            JSON.parse(
              localStorage.getItem(remembered) ??
                '{"analytics":"","marketing":"","preferences":"","sale_of_data":""}',
            ),
          setTrackingConsent(consent, ok) {
            told.push(consent);
            const answer = (failure) => {
              if (failure) return ok(failure);
              const words = Object.entries(consent).map(([type, yes]) => [
                type,
                yes ? 'yes' : 'no',
              ]);
              localStorage.setItem(remembered, JSON.stringify(Object.fromEntries(words)));
              ok();
            };
            if (waiting) waiting.push(answer);
            else queueMicrotask(answer);
          },
        };
        queueMicrotask(() => done());
      },
    };
    return told;
  },

  /** wp-consent-api.js: without a type every consent counts as given. */
  wordpress() {
    const has = (category) => document.cookie.includes(`wp_consent_${category}=allow`);
    window.wp_has_consent = (category) => !window.wp_consent_type || has(category);
    window.wp_set_consent = (category, value) => {
      const before = has(category);
      document.cookie = `wp_consent_${category}=${value}; Path=/`;
      if (before !== has(category)) notes.push(['wp', category, value]);
    };
  },
};
