// The partner's measurement: so not even its code is asked for before it is allowed.
import mixpanel from 'mixpanel-browser';

export const start = (signal) => {
  mixpanel.init('longshore', {
    api_host: document.body.dataset.mixpanel,
    // It sends what it is handed and does nothing of its own accord, so that nothing is left to stop.
    autocapture: false,
    batch_requests: false,
    disable_persistence: true,
  });
  const count = ({ target }) => {
    const { feature } = target.closest('[data-feature]')?.dataset ?? {};
    if (feature) mixpanel.track(feature);
  };
  document.addEventListener('click', count, { signal });
};
