import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { findOurs } from './save-course.ts';

/**
 * Makes a published course one's own: a draft for `organisation`, that remembers where it came from. `id` is the copy's, so that the
 * second click makes none; an organisation that has a copy in use gets no second, and the answer is the one it has. What depends on
 * the other's catalogue is not copied: prerequisites, and whom it makes trainers of. Throws `NotFound` where the course is not in
 * the catalogue or its own municipality's, or the organisation is not one the copier plans for.
 */
export async function copyCourse(
  tx: Tx,
  origin: string,
  wish: { id: string; organisation: string },
  me: string,
): Promise<string> {
  const { id, organisation } = wish;
  await lock(tx, 'training.course', id);
  if (await findOurs(tx, id)) return id;
  await lock(tx, 'training.course_copy', `${origin} ${organisation}`);
  const there = (await listCopyTargets(tx, origin)).find((one) => one.id === organisation);
  if (!there) throw new NotFound();
  if (there.copy) return there.copy;
  const { rows } = await sql<{ id: string }>`
    insert into training.course (id, organisation_id, title, level, form, length_text, summary, body, material, validity_months, approval,
      parts_to_complete, late_counts, partial_counts, accepts_external, created_by)
    select ${id}::uuid, ${organisation}::uuid, c.title, c.level, c.form, c.length_text, c.summary, c.body, c.material, c.validity_months, c.approval,
      c.parts_to_complete, c.late_counts, c.partial_counts, c.accepts_external, ${me}::uuid
    from training.course c where c.id = ${origin}::uuid and c.published_at is not null
      and exists (select from access.tops('training.plan') t where t = ${organisation}::uuid)
    on conflict (id) do nothing returning id`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  await tx.insertInto('training.course_origin').values({ course_id: id, origin_id: origin, copied_by: me }).execute();
  await record(tx, 'course.copied', { type: 'course', id, details: { course: origin } });
  return id;
}

/** Organisations the reader plans for and can copy a course to: not of the municipality it comes from. `copy` is the one it has. */
export async function listCopyTargets(db: Read, origin: string): Promise<{ id: string; name: string; copy: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; copy: string | null }>`select o.id, o.name,
      (select c.id from training.course_origin g join training.course c on c.id = g.course_id
        where g.origin_id = ${origin}::uuid and c.organisation_id = o.id and c.retired_at is null order by c.created_at limit 1) as copy
    from organisation.organisation o join training.course c on c.id = ${origin}::uuid
    where o.id in (select access.tops('training.plan')) and o.closed_on is null
      and organisation.controller(o.id) is distinct from organisation.controller(c.organisation_id)
    order by o.name`.execute(db);
  return rows;
}

export type CourseOrigin = { id: string; title: string; owner: string };

/** What a course was copied from; null where it is one's own from the start. */
export async function findCourseOrigin(db: Read, course: string): Promise<CourseOrigin | null> {
  const { rows } = await sql<CourseOrigin>`select c.id, c.title, o.name as owner from training.course_origin g
    join training.course c on c.id = g.origin_id join organisation.organisation o on o.id = c.organisation_id
    where g.course_id = ${course}::uuid`.execute(db);
  return rows[0] ?? null;
}

/** `controller` is the municipality, region or centre that answers for it. */
export type CourseChoice = { id: string; title: string; owner: string; controller: string };

/** Courses in the catalogue, by title: for a select. */
export async function listCourseChoices(db: Read): Promise<CourseChoice[]> {
  const { rows } =
    await sql<CourseChoice>`select c.id, c.title, o.name as owner, organisation.controller(o.id) as controller from training.course c
    join organisation.organisation o on o.id = c.organisation_id
    where c.published_at is not null and c.retired_at is null order by o.name, c.title limit 500`.execute(db);
  return rows;
}
