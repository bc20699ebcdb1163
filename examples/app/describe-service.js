const who = {
  necessary: 'always on',
  'first-party': 'Longshore itself',
  partner: 'a partner',
  'third-party': 'another company',
};
const units = { D: 'days', M: 'months', Y: 'year' };

/** What the policy says of a service, as texts to show. */
export const describeService = (service) => {
  const [, count, unit] = /^P(\d+)(\w)$/.exec(service.retention);
  return {
    ...service,
    who: who[service.category],
    data: service.data.join('; '),
    kept: `${count} ${units[unit]}`,
  };
};
