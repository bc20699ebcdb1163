/** Gives up what does not come: a server may take a request and never answer it. */
export const inTime = <Loaded>(loading: Promise<Loaded>): Promise<Loaded> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, 9000, 'Accord: no answer');
  });
  return Promise.race([loading, late]).finally(() => clearTimeout(timer));
};
