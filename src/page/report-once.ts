import { report } from './report.js';

const told = new Set<string>();

/** What could not be loaded fails at each try: one line says it. */
export const reportOnce = (error: unknown): void => {
  const text = String(error);
  if (!told.has(text)) report(error);
  told.add(text);
};
