type Withdrawal = typeof import('./withdrawal.js');

/** Loads what finishes a withdrawal. One that does not come is given up: what was withdrawn runs on meanwhile. */
export const loadWithdrawal = (): Promise<Withdrawal> =>
  Promise.race([
    import('./withdrawal.js'),
    new Promise<never>((_, reject) => void setTimeout(reject, 3000, 'withdrawal.js does not come')),
  ]);
