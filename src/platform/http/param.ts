import { cut } from '#platform/i18n/cut.ts';
import { NotFound } from './failures.ts';
import type { Ctx } from './router.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** As the database writes an id, or in capitals. */
export const isId = (text: string): boolean => UUID.test(text);

/** An id out of the address, as the database writes it; what is no id is not there. @throws {NotFound} */
export function uuid(c: Ctx, name: string): string {
  const value = c.req.param(name) ?? '';
  if (!isId(value)) throw new NotFound();
  return value.toLowerCase();
}

/** What somebody searches for: nobody and nothing is called anything longer. Empty when absent. */
export const textQuery = (c: Ctx, name: string, most = 100): string => cut((c.req.query(name) ?? '').trim(), most);

/** An id out of the query, for filters, as the database writes it; null when absent or no id. */
export function uuidQuery(c: Ctx, name: string): string | null {
  const value = c.req.query(name) ?? '';
  return isId(value) ? value.toLowerCase() : null;
}

/** No list is read further: an offset is counted row by row, and nobody turns ten thousand pages. */
const LAST = 10_000;

/** Which page of a list is asked for, from 1; 1 when absent or no number. May lie past the list's last page. */
export const pageQuery = (c: Ctx, name = 'page'): number =>
  Math.min(Math.max(Number.parseInt(c.req.query(name) ?? '1', 10) || 1, 1), LAST);
