/** Where a picture in a routine's text is found; who may not see the routine finds nothing there. */
export const picturesOf = (id: string): string => `/handbook/pictures/${id}`;
