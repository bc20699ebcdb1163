const name = 'accord-withdrawn';

/** Whether something was withdrawn on the last page of this tab. */
export const isWithdrawn = (): boolean => {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false; // Blocked; what can be seen without a mark is erased all the same.
  }
};

export const markWithdrawn = (withdrawn: boolean): void => {
  try {
    if (withdrawn) sessionStorage.setItem(name, '');
    else sessionStorage.removeItem(name);
  } catch {
    // Blocked, as above.
  }
};
