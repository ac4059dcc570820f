import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from './texts.ts';
import { forms, levels } from './words.ts';

export const courseForm = z.object({
  id: field.id(),
  organisation_id: field.id(),
  title: field.text({ max: 160 }),
  level: field.choice(levels),
  form: field.choice(forms),
  length_text: field.optionalText({ max: 120 }),
  summary: field.optionalText({ max: 600 }),
  body: field.optionalText({ max: 20_000 }),
  material: field.optionalText({ max: 5000 }),
  validity_months: field.optionalWhole({ min: 1, max: 120 }),
  approval: field.choice(['none', 'manager']),
  parts_to_complete: field.optionalWhole({ min: 1, max: 60 }),
  late_counts: field.checkbox(),
  partial_counts: field.checkbox(),
  accepts_external: field.checkbox(),
  leads_to_trainer_of: field.optionalId(),
  requires: field.many(field.id()),
});
export type CourseForm = z.output<typeof courseForm>;

/** What a rule of the field says about the form: which field, and how to mend it. Null when all is well. */
export async function refuseCourse(db: Tx, id: string, course: CourseForm): Promise<{ field: string; said: string } | null> {
  const mine = await sql`select 1 from access.tops('training.plan') t where t = ${course.organisation_id}`.execute(db);
  if (mine.rows.length === 0) return { field: 'organisation_id', said: t.notYourOrganisation() };
  if (course.requires.includes(id)) return { field: 'requires', said: t.itself() };
  // Two planners who each write half a circle: the second one reads what the first wrote (training.refuse_circle).
  if (course.requires.length) await sql`select pg_advisory_xact_lock(hashtextextended('training.prerequisite', 0))`.execute(db);
  const wanted = [...course.requires, ...(course.leads_to_trainer_of ? [course.leads_to_trainer_of] : [])];
  const seen = wanted.length ? await titlesOf(db, id, wanted) : [];
  const circle = seen.find((one) => one.leads_back && course.requires.includes(one.id));
  if (circle) return { field: 'requires', said: t.circle({ course: circle.title }) };
  if (course.requires.some((required) => seen.every((one) => one.id !== required)))
    return { field: 'requires', said: t.unknownCourse() };
  return refuseLeadsTo(id, course, seen) ?? refuseTooManyParts(db, id, course.parts_to_complete);
}

function refuseLeadsTo(id: string, { level, leads_to_trainer_of }: CourseForm, seen: readonly { id: string }[]) {
  if (!leads_to_trainer_of) return null;
  const said =
    level !== 'trainers'
      ? t.onlyTrainers()
      : leads_to_trainer_of === id
        ? t.leadsToItself()
        : seen.every((one) => one.id !== leads_to_trainer_of)
          ? t.unknownCourse()
          : null;
  return said ? { field: 'leads_to_trainer_of', said } : null;
}

const titlesOf = (db: Read, id: string, wanted: readonly string[]) =>
  db
    .selectFrom('training.course as c')
    .select(['c.id', 'c.title', sql<boolean>`training.leads_back(${id}, c.id)`.as('leads_back')])
    .where('c.id', 'in', wanted)
    .execute();

/** A rule that asks for more parts than a coming occasion has is one nobody there could fulfil. */
async function refuseTooManyParts(db: Read, id: string, most: number | null) {
  if (most === null) return null;
  const short = await db
    .selectFrom('training.part as p')
    .innerJoin('training.occasion as o', 'o.id', 'p.occasion_id')
    .select((eb) => eb.fn.countAll<number>().as('parts'))
    .where('o.course_id', '=', id)
    .where('o.cancelled_at', 'is', null)
    .groupBy('o.id')
    .having(sql<SqlBool>`max(p.ends_at) > now() and count(*) < ${most}`)
    .execute();
  if (short.length === 0) return null;
  const fewest = Math.min(...short.map(({ parts }) => parts));
  return { field: 'parts_to_complete', said: t.tooFewParts({ n: short.length, fewest }) };
}

/** Adds a course as a draft. The same form sent twice adds one. */
export async function createCourse(tx: Tx, form: CourseForm, personId: string): Promise<void> {
  const { requires, ...course } = form;
  const made = await tx
    .insertInto('training.course')
    .values({ ...course, created_by: personId })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return await mustBeOurs(tx, form.id);
  await require(tx, form.id, requires);
  await record(tx, 'course.created', { type: 'course', id: form.id, details: { level: form.level } });
}

export async function changeCourse(tx: Tx, id: string, form: CourseForm): Promise<void> {
  const { requires, id: _, ...course } = form;
  await lock(tx, 'training.course', id);
  await mustBeOurs(tx, id);
  await tx.updateTable('training.course').set(course).where('id', '=', id).execute();
  await require(tx, id, requires);
  await record(tx, 'course.changed', { type: 'course', id });
}

/** A course of an organisation one plans for; anybody else's is not there. */
export async function mustBeOurs(db: Read, id: string): Promise<void> {
  if (!(await findOurs(db, id))) throw new NotFound();
}

export const findOurs = (db: Read, id: string) =>
  db
    .selectFrom('training.course')
    .select('id')
    .where('id', '=', id)
    .where(sql<SqlBool>`organisation_id in (select organisation.mine('training.plan'))`)
    .executeTakeFirst();

async function require(tx: Tx, id: string, wanted: readonly string[]): Promise<void> {
  const dropped = tx.deleteFrom('training.prerequisite').where('course_id', '=', id);
  await (wanted.length ? dropped.where('required_id', 'not in', wanted) : dropped).execute();
  if (wanted.length === 0) return;
  await tx
    .insertInto('training.prerequisite')
    .values([...new Set(wanted)].map((required_id) => ({ course_id: id, required_id })))
    .onConflict((taken) => taken.columns(['course_id', 'required_id']).doNothing())
    .execute();
}
