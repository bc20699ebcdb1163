/** The name of the cookie that holds the record, in the browser and on the server, and of its mirror in localStorage. */
export const recordName = 'accord';
