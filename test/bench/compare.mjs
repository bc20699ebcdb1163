const median = (values) => {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

const aboveFloor = [
  'firstScript',
  'firstCpu',
  'refusedScript',
  'refusedCpu',
  'acceptedScript',
  'acceptedCpu',
  'memory',
];

/**
 * Compressed bytes that a subject adds to the page: the files that are not the site's own or the tags', and what the page
 * itself gained. For a subject that lives in a framework the framework's files are not counted.
 */
function bytes(server, subject, floor, requests) {
  const added = requests.filter(
    (request) => !/^\/(site|gated)\//.test(request) && !/\/page\?/.test(request),
  );
  const files = [...new Set(added)].filter((file) => !(file in floor.files && subject.floor));
  const page = (id) => server.sizeOf(`/${id}/page?tags=usual&consented`);
  return {
    files: files.map((file) => [file, server.sizeOf(file)]),
    total:
      files.reduce((sum, file) => sum + server.sizeOf(file), 0) + page(subject.id) - page('empty'),
  };
}

/** The medians of all figures, those above the subject's floor where it makes sense, and the bytes. */
export function compare(subjects, results, server) {
  return Object.fromEntries(
    subjects.map((subject) => {
      const { figures, requests, failures } = results[subject.id];
      const floorId = subject.floor ?? 'empty';
      const floor = subjects.find(({ id }) => id === floorId);
      const medians = Object.fromEntries(
        Object.entries(figures).map(([name, values]) => {
          const base = aboveFloor.includes(name) && results[floorId].figures[name];
          const isBase = subject.id === floorId;
          return [
            name,
            median(base && !isBase ? values.map((value, round) => value - base[round]) : values),
          ];
        }),
      );
      const sizes = Object.fromEntries(
        Object.entries(requests).map(([when, list]) => [when, bytes(server, subject, floor, list)]),
      );
      return [subject.id, { medians, sizes, failures }];
    }),
  );
}
