import { sql } from 'kysely';
import type { Read, Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Locale } from '#platform/i18n/locale.ts';

export type FeedPart = {
  part_id: string;
  number: number;
  /** How many the occasion has. */
  parts: number;
  starts_at: Date;
  ends_at: Date;
  room: string;
  occasion_id: string;
  title: string;
  label: string;
  place: string;
  online_link: string | null;
  organiser: string;
  sequence: number;
  state: 'placed' | 'offered' | 'cancelled' | 'public';
  enrolment_id: string | null;
  answer_by: Date | null;
  updated: Date;
};

/** What stands in the calendar of a secret address, and in whose language. Null for unknown and revoked alike. */
export async function readFeed(tx: Tx, secret: string): Promise<{ language: Locale; parts: FeedPart[] } | null> {
  const owner = await sql<{ language: string }>`select language from training.open_feed(${secret})`.execute(tx);
  if (!owner.rows[0]) return null;
  const { rows } = await sql<FeedPart>`select * from training.feed_parts(${secret})`.execute(tx);
  return { language: owner.rows[0].language === 'en' ? 'en' : 'sv', parts: rows };
}

/** Parts in the public calendar, of one course or of all, from three months back on; cancelled ones too. */
export async function readPublicFeed(db: Read, course: string | null): Promise<FeedPart[]> {
  let wanted = db
    .selectFrom('training.part as p')
    .innerJoin('training.occasion as o', 'o.id', 'p.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .select([
      'p.id as part_id',
      'p.number',
      'p.starts_at',
      'p.ends_at',
      'p.room',
      'o.id as occasion_id',
      'c.title',
      'o.label',
      'o.place',
    ])
    .select(['x.name as organiser', 'o.sequence', 'o.revised_at as updated'])
    .select([
      sql<number>`(select count(*) from training.part x where x.occasion_id = o.id)::int`.as('parts'),
      sql<'public' | 'cancelled'>`case when o.cancelled_at is null then 'public' else 'cancelled' end`.as('state'),
      sql<null>`null`.as('online_link'),
      sql<null>`null`.as('enrolment_id'),
      sql<null>`null`.as('answer_by'),
    ])
    .where('o.published_at', 'is not', null)
    .where('o.public_calendar', '=', true)
    .where('c.published_at', 'is not', null)
    .where('p.ends_at', '>', sql<Date>`now() - interval '3 months'`)
    .orderBy('p.starts_at')
    .orderBy('p.id');
  if (course) wanted = wanted.where('c.id', '=', course);
  return wanted.execute();
}

/** The title of a course anyone may see. */
export async function getCourseTitle(db: Read, id: string): Promise<string> {
  const found = await db
    .selectFrom('training.course')
    .select('title')
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  if (!found) throw new NotFound();
  return found.title;
}
