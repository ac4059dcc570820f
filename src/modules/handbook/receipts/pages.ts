/** Rows on a page of a list. */
export const MOST = 50;
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / MOST));
