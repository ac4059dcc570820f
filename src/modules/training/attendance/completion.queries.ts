import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { CompletionRule, Presence } from './completion-rule.ts';

export type OccasionRecord = Awaited<ReturnType<typeof readOccasionRecord>>;

/** What completions of an occasion follow from, for the act and the job alike: rule, parts, seats, marks, certificates so far. */
export async function readOccasionRecord(db: Read, occasionId: string) {
  const occasion = await db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .leftJoin('training.completion_rule as r', 'r.occasion_id', 'o.id')
    .select(['o.id', 'o.course_id', 'o.cancelled_at', 'c.validity_months', 'r.settled_at'])
    .select(
      sql<number | null>`case when r.settled_at is null then c.parts_to_complete else r.parts_to_complete end`.as(
        'parts_to_complete',
      ),
    )
    .select((is) => [
      is.fn.coalesce('r.late_counts', 'c.late_counts').as('late_counts'),
      is.fn.coalesce('r.partial_counts', 'c.partial_counts').as('partial_counts'),
    ])
    .where('o.id', '=', occasionId)
    .executeTakeFirst();
  if (!occasion) throw new NotFound();
  const parts = await db
    .selectFrom('training.part')
    .select(['id', sql<boolean>`ends_at <= now()`.as('held')])
    .select(sql<string>`(starts_at at time zone 'Europe/Stockholm')::date`.as('day'))
    .where('occasion_id', '=', occasionId)
    .orderBy('starts_at')
    .execute();
  // Someone taken off the list afterwards keeps what she has earned: entries with attendance count, seat or not.
  const entries = await db
    .selectFrom('training.enrolment as e')
    .leftJoin('training.attendance as a', 'a.enrolment_id', 'e.id')
    .select(['e.id', 'e.person_id', 'e.employer_id', 'e.state'])
    .select(
      sql<
        Record<string, Presence>
      >`coalesce(jsonb_object_agg(a.part_id, a.presence) filter (where a.part_id is not null), '{}')`.as('marks'),
    )
    .where('e.occasion_id', '=', occasionId)
    .where((is) => is.or([is('e.state', '=', 'placed'), is('a.part_id', 'is not', null)]))
    .groupBy('e.id')
    .execute();
  const completions = await db
    .selectFrom('training.completion')
    .select(['id', 'person_id', 'state'])
    .where('occasion_id', '=', occasionId)
    .orderBy('created_at', 'desc')
    .execute();
  const rule: CompletionRule = {
    partsToComplete: occasion.parts_to_complete,
    lateCounts: occasion.late_counts,
    partialCounts: occasion.partial_counts,
  };
  return { ...occasion, rule, parts, entries, completions };
}
