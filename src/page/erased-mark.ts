const name = 'accord-erased';

/** When the newest refusal was given whose items have been erased on this origin, in milliseconds since 1970. */
export const erasedUntil = (): number => {
  try {
    return Number(localStorage.getItem(name));
  } catch {
    return 0; // Blocked: erasing once more does no harm.
  }
};

export const markErased = (until: number): void => {
  try {
    if (until) localStorage.setItem(name, `${until}`);
  } catch {
    // Blocked, as above.
  }
};
