import type { Ctx } from '#platform/http/router.ts';

/** Rows on a page of a list. */
export const MOST = 50;
export const pageOf = (c: Ctx): number => Math.min(10_000, Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1));
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / MOST));
