/*
 * Does what Google's tag does with its data layer: takes arguments objects for commands and nothing else, heeds a default
 * only before the first hit, prefers one for the visitor's region (FR here), and sends each hit with the state of consent.
 */
(() => {
  const layer = (window.dataLayer ??= []);
  const hits = (window.hits = []);
  window.tagEvents = [];
  const consent = {};
  const settings = {};
  let regional = false;
  const commands = {
    consent(step, { region, wait_for_update: wait, ...types }) {
      if (step === 'default') {
        if (hits.length) hits.push('a default that comes too late');
        if (region && !region.includes('FR')) return;
        if (!region && regional) return;
        regional ||= Boolean(region);
        if (wait) settings.wait = wait;
      }
      Object.assign(consent, types);
    },
    set(name, value) {
      settings[name] = value;
    },
    config(id) {
      hits.push({ id, consent: { ...consent }, settings: { ...settings } });
    },
  };
  const take = (entry) => {
    if (Object.prototype.toString.call(entry) === '[object Arguments]') {
      const [name, ...rest] = entry;
      commands[name]?.(...rest);
    } else if (entry?.event) window.tagEvents.push({ ...entry, consentThen: { ...consent } });
  };
  layer.forEach(take);
  const push = layer.push.bind(layer);
  layer.push = (...entries) => {
    entries.forEach(take);
    return push(...entries);
  };
  window.consentState = consent;
})();
