import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Asked } from './coverage.queries.ts';
import type { Group } from './forecast.ts';
import type { Held, Quarter } from './learn-turnover.ts';

/** Three years: what turnover is learned from, and how far back the plot begins. */
const QUARTERS = 12;

export async function listQuarters(db: Read, { course, group, place, on }: Asked): Promise<Quarter[]> {
  const { rows } = await sql<Quarter>`
    select day::text, head, covered, joined, holding, gone, trained
    from training.coverage_history(${course}, ${group}, ${place}, ${on}::date, ${QUARTERS}) order by day`.execute(db);
  return rows;
}

/** The group as the model begins with it: who has a valid course now, by the month in which it lapses. */
export async function getGroup(db: Read, { course, group, place, on }: Asked, head: number): Promise<Group> {
  const { rows } = await sql<{ month: number | null; people: number }>`
    select case when month is not null then ((extract(year from month) - extract(year from ${on}::date)) * 12
      + extract(month from month) - extract(month from ${on}::date))::int end as month, people
    from training.lapsing(${course}, ${group}, ${place}, ${on}::date)`.execute(db);
  const lapsing: number[] = [];
  let lasting = 0;
  for (const { month, people } of rows) {
    if (month === null) lasting += people;
    // What ends later this month is gone when the month is: the first of the forecast.
    else lapsing[Math.max(0, month - 1)] = (lapsing[Math.max(0, month - 1)] ?? 0) + people;
  }
  return { head, lapsing: Array.from(lapsing, (n) => n ?? 0), lasting };
}

/** Occasions held in the last three years and occasions planned, to which people here are invited. */
export async function listOccasions(db: Read, { course, group, place, on }: Asked): Promise<{ held: Held[]; planned: Held[] }> {
  const { rows } = await sql<Held>`
    select ends_on::text, seats, given, ours from training.occasions_for(${course}, ${group}, ${place}, ${on}::date)
    order by ends_on`.execute(db);
  return { held: rows.filter(({ ends_on }) => ends_on <= on), planned: rows.filter(({ ends_on }) => ends_on > on) };
}
