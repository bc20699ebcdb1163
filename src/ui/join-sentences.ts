/** Sentences in a row. A full stop of Japanese or Chinese brings its own space. */
export const joinSentences = (...sentences: readonly string[]): string =>
  sentences.join(' ').replaceAll('。 ', '。');
