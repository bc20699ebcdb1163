/** The body of a request as text; undefined when it has more bytes than that, or none that can be read. */
export const readBody = async (request: Request, maxBytes: number): Promise<string | undefined> => {
  // Asked this way round, a limit that is no number lets nothing pass.
  if (!(Number(request.headers.get('content-length') ?? 0) <= maxBytes)) return undefined;
  if (!request.body) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (!(size <= maxBytes)) {
        await reader.cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // Not UTF-8, or the connection broke.
    return undefined;
  }
};
