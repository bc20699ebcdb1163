/** Sends what was collected as JSON. */
export const sendCollected = (response, records) => {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(records));
};

/** Sends what was collected, and then each new record as it comes, as server-sent events. */
export const streamCollected = (request, response, collector, chosen) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (record) => {
    if (!record) response.write('event: clear\ndata:\n\n');
    else if (chosen(record)) {
      response.write(`id: ${record.id}\ndata: ${JSON.stringify(record)}\n\n`);
    }
  };
  const seen = Number(request.headers['last-event-id'] ?? 0);
  // A list that was emptied, or a server that was started anew, counts from the beginning.
  const known = collector.records.some((record) => record.id === seen);
  if (!known) send(null);
  for (const record of collector.records) if (!known || record.id > seen) send(record);
  request.on('close', collector.subscribe(send));
};
