import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { describePart } from '../../occasions/describe-occasion.ts';
import { listParts } from '../../occasions/occasion.queries.ts';
import type { Standing } from '../entry.queries.ts';
import { type EntryState, firstOf } from '../entry.ts';

export type LetterFacts = NonNullable<Awaited<ReturnType<typeof findFacts>>>;

/** An entry as it is when a letter about it is sent; undefined when it is gone. With the worker's eyes. */
export async function findFacts(worker: Db, id: string | undefined, publicUrl: string) {
  const entry = await worker
    .selectFrom('training.enrolment as e')
    .innerJoin('training.occasion as o', 'o.id', 'e.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .innerJoin('organisation.person as p', 'p.id', 'e.person_id')
    .leftJoin('organisation.person as s', 's.id', 'e.signed_up_by')
    .leftJoin('training.offer as f', (join) => join.onRef('f.enrolment_id', '=', 'e.id').on('f.state', '=', 'pending'))
    .leftJoin('training.guest_pass as g', 'g.enrolment_id', 'e.id')
    .select(['e.id', 'e.person_id', 'e.occasion_id', 'e.state', 'e.number', 'e.reason', 'e.signed_up_by', 'f.expires_at'])
    .select([
      'o.place',
      'o.online_link',
      'o.cancelled_at',
      'o.course_id',
      'o.label',
      'c.title',
      'x.name as organiser',
      'g.secret',
    ])
    .select([
      // For letters to others about her: mail is no place for a protected name, also to her named readers.
      sql<string | null>`case when p.protected_at is null then p.given_name || ' ' || p.family_name end`.as('name'),
      sql<string | null>`case when s.protected_at is null then s.given_name || ' ' || s.family_name end`.as('signer'),
      sql<boolean>`exists (select from training.enrolment_change h where h.enrolment_id = e.id and h.state = 'placed')`.as(
        'seated',
      ),
    ])
    .where('e.id', '=', id ?? '')
    .executeTakeFirst();
  if (!entry) return undefined;
  const parts = await listParts(worker, [entry.occasion_id]);
  const standing = await firstOf(worker, sql<Standing>`select * from training.standing(${entry.id})`);
  return {
    ...entry,
    state: entry.state as EntryState,
    standing: standing as Standing,
    course: entry.label ? `${entry.title}, ${entry.label}` : entry.title,
    /** When and where, a line a part. */
    when: parts.map((part) => `• ${[describePart(part), part.room || entry.place].filter(Boolean).join(', ')}`).join('\n'),
    begun: Boolean(parts[0] && parts[0].starts_at <= new Date()),
    link: publicUrl + (entry.secret ? `/invitation/entry/${entry.secret}` : `/training/enrolments/${entry.id}`),
    by: await lastActor(worker, entry),
  };
}

/** Who made the last change, when it was neither herself nor the house. */
async function lastActor(worker: Db, entry: { id: string; person_id: string }): Promise<string | null> {
  const found = await firstOf(
    worker,
    sql<{ name: string | null }>`
      select case when c.by <> ${entry.person_id} and p.protected_at is null then p.given_name || ' ' || p.family_name end as name
      from training.enrolment_change c left join organisation.person p on p.id = c.by
      where c.enrolment_id = ${entry.id} order by c.id desc limit 1`,
  );
  return found?.name ?? null;
}
