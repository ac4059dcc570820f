import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { CompletionRule, Presence } from './completion-rule.ts';

export type Register = Awaited<ReturnType<typeof getRegister>>;
export type Participant = Register['people'][number];
export type RegisterPart = Register['parts'][number];

/**
 * Everything about who was there at an occasion: its parts in order, those who have a seat by name, and what is noted of
 * each (`marks`: part → presence). For those who arrange or lead it; for everybody else, and before it has a date, NotFound.
 * Someone with protected
 * identity stands by her number; also to a named reader without a workplace: the list is shown in a room.
 */
export async function getRegister(db: Read, occasionId: string) {
  const occasion = await db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .leftJoin('training.completion_rule as r', 'r.occasion_id', 'o.id')
    .select(['o.id', 'o.place', 'o.cancelled_at', 'c.title', 'x.name as organiser'])
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
    .where('o.published_at', 'is not', null)
    .where(sql<boolean>`training.runs(o.id)`)
    .executeTakeFirst();
  const parts = await db
    .selectFrom('training.part')
    .select(['id', 'number', 'starts_at', 'ends_at', 'room'])
    .where('occasion_id', '=', occasionId)
    .orderBy('number')
    .execute();
  if (!occasion || parts.length === 0) throw new NotFound();
  const rule: CompletionRule = {
    partsToComplete: occasion.parts_to_complete,
    lateCounts: occasion.late_counts,
    partialCounts: occasion.partial_counts,
  };
  return { ...occasion, rule, parts, people: await listPlaced(db, occasionId), issued: await countIssued(db, occasionId) };
}

async function listPlaced(db: Read, occasionId: string) {
  const placed = await db
    .selectFrom('training.enrolment as e')
    .leftJoin('organisation.person as p', 'p.id', 'e.person_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('organisation.employment as w')
          .innerJoin('organisation.organisation as u', 'u.id', 'w.unit_id')
          .select('u.name')
          .whereRef('w.person_id', '=', 'e.person_id')
          .where('w.hidden', '=', false)
          .where('w.starts_on', '<=', sql<string>`current_date`)
          .where((is) => is.or([is('w.ended_on', 'is', null), is('w.ended_on', '>', sql<string>`current_date`)]))
          .orderBy('w.share', 'desc')
          .limit(1)
          .as('work'),
      (join) => join.onTrue(),
    )
    .select(['e.id', 'e.person_id', 'e.number', 'p.given_name', 'p.family_name', 'work.name as workplace'])
    .where('e.occasion_id', '=', occasionId)
    .where('e.state', '=', 'placed')
    .orderBy(sql`p.family_name collate "sv-x-icu"`)
    .orderBy(sql`p.given_name collate "sv-x-icu"`)
    .orderBy('e.number')
    .execute();
  const marks = await readMarks(db, occasionId);
  return placed.map(({ given_name, family_name, ...one }) => ({
    ...one,
    name: given_name === null ? null : `${given_name} ${family_name}`,
    marks: marks.get(one.id) ?? new Map<string, Presence>(),
  }));
}

/** Enrolment → part → presence, for one occasion. */
async function readMarks(db: Read, occasionId: string): Promise<Map<string, Map<string, Presence>>> {
  const rows = await db
    .selectFrom('training.attendance as a')
    .innerJoin('training.part as p', 'p.id', 'a.part_id')
    .select(['a.enrolment_id', 'a.part_id', 'a.presence'])
    .where('p.occasion_id', '=', occasionId)
    .execute();
  const marks = new Map<string, Map<string, Presence>>();
  for (const { enrolment_id, part_id, presence } of rows) {
    const of = marks.get(enrolment_id) ?? new Map<string, Presence>();
    marks.set(enrolment_id, of.set(part_id, presence as Presence));
  }
  return marks;
}

async function countIssued(db: Read, occasionId: string): Promise<number> {
  const { n } = await db
    .selectFrom('training.completion')
    .select((is) => is.fn.countAll<number>().as('n'))
    .where('occasion_id', '=', occasionId)
    .where('state', '=', 'approved')
    .executeTakeFirstOrThrow();
  return n;
}
