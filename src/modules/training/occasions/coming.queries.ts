import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { listParts, type Part, type SeatCounts } from './occasion.queries.ts';

export type ComingOccasion = {
  id: string;
  course_id: string;
  label: string;
  place: string;
  organiser: string;
  sign_up_opens: Date | null;
  sign_up_closes: Date | null;
  final_call_at: Date | null;
  /** Where I stand in it; null when I have not entered. */
  my_state: string | null;
  counts: SeatCounts;
  parts: readonly Part[];
};

/**
 * Coming and undated occasions of some courses that are open to me, to those I lead, or arranged by us: by course, the
 * soonest first, those without a date last.
 */
export async function listComing(db: Read, me: string, courses: readonly string[]): Promise<Map<string, ComingOccasion[]>> {
  if (courses.length === 0) return new Map();
  const occasions = await db
    .selectFrom('training.occasion as o')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .leftJoin('training.enrolment as mine', (join) =>
      join
        .onRef('mine.occasion_id', '=', 'o.id')
        .on('mine.person_id', '=', me)
        .on('mine.state', 'in', ['requested', 'interested', 'placed', 'waiting', 'resting']),
    )
    .innerJoinLateral(sql<SeatCounts>`(select * from training.seat_counts(o.id))`.as('n'), (join) => join.onTrue())
    .innerJoinLateral(sql<{ at: Date | null }>`(select training.starts_at(o.id) as at)`.as('begins'), (join) => join.onTrue())
    .select(['o.id', 'o.course_id', 'o.label', 'o.place', 'x.name as organiser', 'o.sign_up_opens', 'o.sign_up_closes'])
    .select(['o.final_call_at', 'mine.state as my_state'])
    .select(['n.seats', 'n.placed', 'n.offered', 'n.kept', 'n.waiting', 'n.resting', 'n.requested', 'n.interested'])
    .where('o.course_id', 'in', courses)
    .where('o.published_at', 'is not', null)
    .where('o.cancelled_at', 'is', null)
    .where(sql<SqlBool>`coalesce(begins.at > now(), true)`)
    .where(sql<SqlBool>`(training.is_open_to_me(o.id) or training.plans(o.id) or mine.id is not null)`)
    .orderBy(sql`begins.at nulls last`)
    .orderBy('o.id')
    .execute();
  const parts = Map.groupBy(
    await listParts(
      db,
      occasions.map(({ id }) => id),
    ),
    ({ occasion_id }) => occasion_id,
  );
  const all = occasions.map(({ seats, placed, offered, kept, waiting, resting, requested, interested, ...occasion }) => ({
    ...occasion,
    counts: { seats, placed, offered, kept, waiting, resting, requested, interested },
    parts: parts.get(occasion.id) ?? [],
  }));
  return Map.groupBy(all, ({ course_id }) => course_id);
}
