import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Place } from './places.queries.ts';
import type { Channel, Reason, View } from './view.ts';

/** Closed visits: how many, how many asked, and why the others were not. Never what was answered. */
export type Sums = { visits: number; asked: number } & Record<Reason, number>;
export type WorkLine = Sums & {
  about: 'whole' | 'period' | 'channel' | 'place';
  period: string | null;
  channel: Channel | null;
  id: string | null;
  name: string | null;
};
/** Re-asks of a period, by the day they were due. */
export type ReAskLine = { period: string; due: number; done: number; dropped: number };
export type Waiting = { id: string; name: string; visits: number; oldest: Date };

/** A line for the whole, for each period, each channel, and each place just below: all from one reading of the counts. */
export async function countWork(db: Read, { id, depth }: Place, view: View): Promise<WorkLine[]> {
  const { rows } = await sql<WorkLine>`
    with w as materialized (
      select c.*, date_trunc(${view.step}, c.month)::date as period, coalesce(u.path[${depth}::int + 1], u.id) as place
      from screening.work_counts(${id}, ${view.from}::date, ${view.to}::date) c join organisation.organisation u on u.id = c.unit_id
      where ${view.channel}::text is null or c.channel = ${view.channel}),
    sums as (
      select grouping(period, channel, place) as without, period, channel, place, sum(visits)::int as visits, sum(asked)::int as asked,
        sum(company)::int as company, sum(interpreter)::int as interpreter, sum(child)::int as child, sum(acute)::int as acute, sum(other)::int as other
      from w group by grouping sets ((), (period), (channel), (place)))
    select case s.without when 3 then 'period' when 5 then 'channel' when 6 then 'place' else 'whole' end as about,
      s.period::text, s.channel, s.place as id, o.name, s.visits, s.asked, s.company, s.interpreter, s.child, s.acute, s.other
    from sums s left join organisation.organisation o on o.id = s.place
    where s.visits is not null order by s.period, s.channel, o.name`.execute(db);
  return rows;
}

export async function countReAsks(db: Read, place: string, view: View): Promise<ReAskLine[]> {
  const { rows } = await sql<ReAskLine>`
    select date_trunc(${view.step}, c.month)::date::text as period, sum(c.due)::int as due, sum(c.done)::int as done, sum(c.dropped)::int as dropped
    from screening.re_ask_counts(${place}, ${view.from}::date, ${view.to}::date) c group by 1 having sum(c.due) > 0 order by 1`.execute(
    db,
  );
  return rows;
}

/** Opened and not closed, by the place just below, this moment: the one that has waited longest first. */
export async function listWaiting(db: Read, { id, depth }: Place): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select p.id, p.name, sum(c.visits)::int as visits, min(c.oldest) as oldest
    from screening.open_counts(${id}) c join organisation.organisation u on u.id = c.unit_id
      join organisation.organisation p on p.id = coalesce(u.path[${depth}::int + 1], u.id)
    group by p.id, p.name order by oldest, p.name`.execute(db);
  return rows;
}
