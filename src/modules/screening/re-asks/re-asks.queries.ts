import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Channel } from '../visits/open-visit.ts';

export type ReAsk = {
  id: string;
  unit: string;
  pseudonym: Buffer;
  channel: Channel;
  made_on: string;
  due_on: string;
  because: 'asked' | 'not_asked';
  /** Days past its day; 0 or less while it is to come. */
  late: number;
};
export type Which = 'now' | 'later' | 'all';
export type Wanted = { unit: string | null; which: Which; code: Buffer | null; sort: string; page: number };

export const PAGE = 50;
/** As many as one file holds. */
export const ALL = 10_000;

/** Whom to ask again at the reader's units, the most overdue first unless sorted. Holds no answers. */
export async function listReAsks(db: Read, wanted: Wanted & { size: number }): Promise<{ rows: ReAsk[]; total: number }> {
  const { unit, which, code, sort, page, size } = wanted;
  const order = ORDERS[sort] ?? sql`r.due_on`;
  const { rows } = await sql<ReAsk & { total: number }>`
    select r.id, u.name as unit, r.pseudonym, r.channel, r.made_on::text, r.due_on::text, r.because,
      current_date - r.due_on as late, count(*) over ()::int as total
    from screening.re_ask r join organisation.organisation u on u.id = r.unit_id
    where r.ended_on is null and (${unit}::uuid is null or r.unit_id = ${unit})
      and (${which} = 'all' or (r.due_on <= current_date) = (${which} = 'now'))
      and (${code}::bytea is null or substring(r.pseudonym for 5) = ${code})
    order by ${order}, r.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

const ORDERS: Record<string, ReturnType<typeof sql>> = {
  due: sql`r.due_on`,
  '-due': sql`r.due_on desc`,
  unit: sql`u.name, r.due_on`,
  '-unit': sql`u.name desc, r.due_on`,
  last: sql`r.made_on`,
  '-last': sql`r.made_on desc`,
};
