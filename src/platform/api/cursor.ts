import { createHmac, timingSafeEqual } from 'node:crypto';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/http/router.ts';
import { Problem } from './problem.ts';
import { t } from './texts.ts';

/** The last row seen, by what the list is ordered by. */
export type Mark = readonly string[];

/** How a list is asked for. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'How many at most.', example: 50 }),
  cursor: z
    .string()
    .max(600)
    .optional()
    .openapi({ description: 'Where to go on: `next_cursor` of the answer before, with the same filters.' }),
});

/** What a list answers. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    data: z.array(item),
    next_cursor: z.string().nullable().openapi({ description: 'Send as `cursor` for what comes next; null at the end.' }),
  });

/** The mark a cursor stands for; null at the beginning. Refuses one that is not ours, or from another list or other filters. */
export function readCursor(c: Ctx, cursor: string | undefined): Mark | null {
  if (cursor === undefined) return null;
  const [body = '', seal = ''] = cursor.split('.');
  const wanted = Buffer.from(sealOf(c, body));
  const given = Buffer.from(seal);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new Problem(400, t.invalid(), [{ field: 'cursor', detail: t.wrongCursor() }]);
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as string[];
}

/** Rows asked for with one more than `limit`: the page to answer, and the way on. Sets the Link header (RFC 8288) too. */
export function cutPage<R>(
  c: Ctx,
  rows: readonly R[],
  limit: number,
  markOf: (row: R) => Mark,
): { rows: R[]; next_cursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: page, next_cursor: null };
  const body = Buffer.from(JSON.stringify(markOf(last))).toString('base64url');
  const next = `${body}.${sealOf(c, body)}`;
  const address = new URL(c.req.url);
  address.searchParams.set('cursor', next);
  c.header('Link', `<${c.get('house').config.publicUrl}${address.pathname}${address.search}>; rel="next"`);
  return { rows: page, next_cursor: next };
}

/** Rows after the mark, for lists ordered by when a thing was entered (which never changes) and its id. */
export const after = (at: string, id: string, mark: Mark | null): RawBuilder<SqlBool> =>
  mark ? sql<SqlBool>`(${sql.ref(at)}, ${sql.ref(id)}) > (${mark[0]}::timestamptz, ${mark[1]}::uuid)` : sql<SqlBool>`true`;

/** A time as exactly as PostgreSQL keeps it: a Date would lose its microseconds, and with them a row's place. */
export const exactly = (at: string): RawBuilder<string> => sql<string>`${sql.ref(at)}::text`;

function sealOf(c: Ctx, body: string): string {
  const { pathname, searchParams } = new URL(c.req.url);
  const filters = [...searchParams]
    .filter(([name]) => name !== 'cursor' && name !== 'limit')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', c.get('house').config.secret)
    .update(JSON.stringify(['api cursor', pathname, filters, body]))
    .digest('base64url')
    .slice(0, 22);
}
