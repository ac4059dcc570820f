import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { countSeats } from './occasion.queries.ts';
import type { Claimed, OccasionForm } from './read-occasion.ts';
import { t } from './texts.ts';

export type Refusal = { field: string; said: string };

/** Everything the rules of the field say of a form, as far as it could be read: which fields, and how to mend them. */
export async function refuseOccasion(db: Read, form: Claimed, isNew: boolean): Promise<Refusal[]> {
  const said = [
    isNew ? await refuseOrganiser(db, form) : null,
    await refuseCourse(db, form, isNew),
    await refuseInvited(db, form),
    await refuseTrainers(db, form),
  ];
  return said.filter((one) => one !== null);
}

async function refuseOrganiser(db: Read, { organiser_id }: Claimed): Promise<Refusal | null> {
  const { rows } = await sql`select 1 from access.tops('training.plan') t where t = ${organiser_id}`.execute(db);
  return rows.length ? null : { field: 'organiser_id', said: t.notYourOrganiser() };
}

async function refuseCourse(db: Read, { course_id, parts }: Claimed, isNew: boolean): Promise<Refusal | null> {
  if (!course_id) return { field: 'course_id', said: t.unknownCourse() };
  const course = await db
    .selectFrom('training.course')
    .select(['parts_to_complete', 'retired_at'])
    .where('id', '=', course_id)
    .executeTakeFirst();
  if (!course) return { field: 'course_id', said: t.unknownCourse() };
  if (isNew && course.retired_at) return { field: 'course_id', said: t.courseRetired() };
  const needed = course.parts_to_complete ?? 0;
  if (parts > 0 && parts < needed) return { field: 'part1_day', said: t.tooFewParts({ needed, n: parts }) };
  return null;
}

/** Everyone invited exists, and seats are kept for nobody who is not invited. */
async function refuseInvited(db: Read, { audience, shares }: Claimed): Promise<Refusal | null> {
  if (audience.length === 0) return null;
  const known = await db
    .selectFrom('organisation.organisation')
    .select('id')
    .where('id', 'in', audience)
    .where('closed_on', 'is', null)
    .execute();
  if (known.length < audience.length) return { field: 'audience_own', said: t.unknownOrganisation() };
  for (const kind of ['share', 'hold'] as const) {
    const wanted = shares.filter((row) => row.kind === kind).map(({ organisation_id }) => organisation_id);
    if (wanted.length === 0) continue;
    const within = await db
      .selectFrom('organisation.organisation')
      .select('id')
      .where('id', 'in', wanted)
      .where(sql<SqlBool>`path && ${audience}::uuid[]`)
      .execute();
    if (within.length < wanted.length) return { field: `${kind}1_for`, said: t.shareForUninvited() };
  }
  return null;
}

/** Trainers are those one may choose, and those who lead it already. */
async function refuseTrainers(db: Read, { id, course_id, trainers }: Claimed): Promise<Refusal | null> {
  if (trainers.length === 0 || !course_id) return null;
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from organisation.person p where p.id = any (${trainers}::uuid[])
    and (p.id in (select person_id from training.possible_trainers(${course_id}))
      or p.id in (select person_id from training.occasion_trainer where occasion_id = ${id}))`.execute(db);
  return rows[0]?.n === new Set(trainers).size ? null : { field: 'trainers', said: t.unknownTrainer() };
}

/** A change can take nothing from those who have a seat, nor a date from those who wait for one. Under the lock. */
export async function refuseChange(
  db: Read,
  now: { id: string; seats: number; parts: number; published: boolean },
  form: OccasionForm,
): Promise<Refusal | null> {
  const counts = await countSeats(db, now.id);
  const taken = counts.placed + counts.offered;
  if (form.seats < taken) {
    const said = counts.offered
      ? t.fewerThanOffered({ n: taken, placed: counts.placed, offered: counts.offered })
      : t.fewerThanTaken({ n: taken });
    return { field: 'seats', said };
  }
  if (now.published && now.parts > 0 && form.parts.length === 0) return { field: 'part1_day', said: t.dateTakenAway() };
  const { rows } = await sql<{
    number: number;
  }>`select p.number from training.part p where p.occasion_id = ${now.id} and p.number > ${form.parts.length}
    and exists (select from training.attendance a where a.part_id = p.id) order by 1 limit 1`.execute(db);
  if (rows[0]) return { field: `part${rows[0].number}_day`, said: t.partHasAttendance() };
  return null;
}
