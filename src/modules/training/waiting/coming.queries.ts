import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

const today = sql<string>`current_date`;

export type ComingPart = Awaited<ReturnType<typeof listMyComingParts>>[number];
export type MyKnowledge = Awaited<ReturnType<typeof listMyKnowledge>>;

/** The next parts I have a seat on, the soonest first. */
export const listMyComingParts = (db: Read, me: string, most: number) =>
  db
    .selectFrom('training.enrolment as e')
    .innerJoin('training.occasion as o', 'o.id', 'e.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('training.part as p', 'p.occasion_id', 'o.id')
    .select(['e.id as enrolment_id', 'c.title', 'p.number', 'p.starts_at', 'p.ends_at', 'p.room', 'o.place'])
    .select(sql<number>`(select count(*) from training.part x where x.occasion_id = o.id)::int`.as('parts'))
    .where('e.person_id', '=', me)
    .where('e.state', '=', 'placed')
    .where('o.cancelled_at', 'is', null)
    .where('p.ends_at', '>', new Date())
    .orderBy('p.starts_at')
    .limit(most)
    .execute();

/** My certificates that hold today, the newest first, and how many have lapsed without being renewed. */
export async function listMyKnowledge(db: Read, me: string): Promise<{ valid: string[]; lapsed: string[] }> {
  const rows = await db
    .selectFrom('training.completion as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .select((is) => [
      'c.title',
      is.fn.max<string>('k.completed_on').as('latest'),
      is.fn<boolean>('bool_or', [is.or([is('k.valid_until', 'is', null), is('k.valid_until', '>=', today)])]).as('holds'),
    ])
    .where('k.person_id', '=', me)
    .where('k.state', '=', 'approved')
    .groupBy('c.title')
    .orderBy('latest', 'desc')
    .execute();
  return {
    valid: rows.filter(({ holds }) => holds).map(({ title }) => title),
    lapsed: rows.filter(({ holds }) => !holds).map(({ title }) => title),
  };
}
