import type { Proof } from '../decision/proof.js';
import { readProof } from '../decision/read-proof.js';

const name = 'accord-proof';

const uuid = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Version 4, variant 1 of RFC 9562. `crypto.randomUUID` is there in secure contexts only.
  const hex = [...bytes].map((byte, at) => {
    const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** The history that this browser keeps; an empty one under a new name when there is none, or none that is whole. */
export const readHistory = (): Proof => {
  try {
    const proof = readProof(JSON.parse(localStorage.getItem(name) ?? ''));
    if (proof) return proof;
  } catch {
    // Blocked, or damaged.
  }
  return { id: uuid(), events: [] };
};

export const writeHistory = (proof: Proof): void => {
  try {
    localStorage.setItem(name, JSON.stringify(proof));
  } catch {
    // Blocked or full; what is sent to the server is not lost by it.
  }
};
