import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Read, Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { listCourseTitles } from '#training';

export const courseKinds = ['half_day', 'new_managers'] as const;
export type CourseKind = (typeof courseKinds)[number];
export const courseForm = z.object({ municipality: field.id(), half_day: field.optionalId(), new_managers: field.optionalId() });

export type Chosen = Record<CourseKind, { id: string; title: string } | null>;

/** Which courses count beside the staff talks; null where none is chosen, or it is no longer given. */
export async function findChosen(db: Read, municipality: string): Promise<Chosen> {
  const rows = await db
    .selectFrom('screening.talk_course')
    .select(['kind', 'course_id'])
    .where('municipality_id', '=', municipality)
    .execute();
  const titles = rows.length > 0 ? await listCourseTitles(db) : [];
  const find = (kind: CourseKind) =>
    titles.find(({ id }) => rows.some((row) => row.kind === kind && row.course_id === id)) ?? null;
  return { half_day: find('half_day'), new_managers: find('new_managers') };
}

/** Chooses for a whole municipality, where one answers for all of it. An empty choice takes it away. */
export async function chooseCourses(tx: Tx, { municipality, ...chosen }: z.output<typeof courseForm>): Promise<void> {
  const { rows } = await sql`select from organisation.mine('screening.work') m (id) where m.id = ${municipality}::uuid
    and m.id in (select o.id from organisation.organisation o where o.kind = 'municipality')`.execute(tx);
  const titles = await listCourseTitles(tx);
  if (rows.length === 0) throw new NotFound();
  for (const kind of courseKinds) {
    const course = chosen[kind];
    if (course && !titles.some(({ id }) => id === course)) throw new NotFound();
    if (!course) {
      await tx.deleteFrom('screening.talk_course').where('municipality_id', '=', municipality).where('kind', '=', kind).execute();
      continue;
    }
    await tx
      .insertInto('screening.talk_course')
      .values({ municipality_id: municipality, kind, course_id: course })
      .onConflict((clash) => clash.columns(['municipality_id', 'kind']).doUpdateSet({ course_id: course, chosen_at: sql`now()` }))
      .execute();
  }
  await record(tx, 'talk_course.chosen', { type: 'organisation', id: municipality });
}
