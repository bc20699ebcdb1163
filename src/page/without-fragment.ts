/** The address of the page itself: with a fragment, going there would be a jump within it. */
export const withoutFragment = (address: string): string => address.replace(/#.*/, '');
