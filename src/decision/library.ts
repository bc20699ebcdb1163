/** Name and version of this library, as receipts state it. */
export const library = 'accord-consent/0.1.0';
