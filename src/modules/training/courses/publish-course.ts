import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { mustBeOurs } from './save-course.ts';
import { t } from './texts.ts';

/** From now on the course stands in the catalogue. Said twice, nothing more happens. */
export async function publishCourse(tx: Tx, id: string): Promise<void> {
  const course = await openOurs(tx, id);
  if (course.published_at) return;
  if (course.summary === '') throw new Refused(t.summaryFirst());
  await tx.updateTable('training.course').set({ published_at: sql`now()` }).where('id', '=', id).execute();
  await record(tx, 'course.published', { type: 'course', id });
}

/** No new occasions; what is planned, and every certificate, stays. */
export async function retireCourse(tx: Tx, id: string): Promise<void> {
  if ((await openOurs(tx, id)).retired_at) return;
  await tx.updateTable('training.course').set({ retired_at: sql`now()` }).where('id', '=', id).execute();
  await record(tx, 'course.retired', { type: 'course', id });
}

export async function resumeCourse(tx: Tx, id: string): Promise<void> {
  if (!(await openOurs(tx, id)).retired_at) return;
  await tx.updateTable('training.course').set({ retired_at: null }).where('id', '=', id).execute();
  await record(tx, 'course.resumed', { type: 'course', id });
}

async function openOurs(tx: Tx, id: string) {
  await lock(tx, 'training.course', id);
  await mustBeOurs(tx, id);
  return await tx
    .selectFrom('training.course')
    .select(['summary', 'published_at', 'retired_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
