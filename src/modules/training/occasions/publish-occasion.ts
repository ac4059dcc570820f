import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { settle } from '../enrolments/entry.ts';
import { lockPlanned } from './lock-occasion.ts';
import { listParts } from './occasion.queries.ts';
import { t } from './texts.ts';

/** From now on those invited see the occasion and may sign up. Said twice, nothing more happens. */
export async function publishOccasion(tx: Tx, id: string): Promise<void> {
  const occasion = await lockPlanned(tx, id);
  if (occasion.cancelled_at) throw new Refused(t.isCancelled());
  if (occasion.published_at) return;
  const course = await tx
    .selectFrom('training.course')
    .select(['published_at', 'form'])
    .where('id', '=', occasion.course_id)
    .executeTakeFirst();
  if (!course?.published_at) throw new Refused(t.publishCourseFirst());
  const parts = await listParts(tx, [id]);
  const placed = occasion.place !== '' || occasion.online_link !== null || course.form === 'web_course';
  if (parts.some(({ room }) => !placed && room === '')) throw new Refused(t.publishNeedsPlace());
  await tx.updateTable('training.occasion').set({ published_at: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute();
  await record(tx, 'occasion.published', { type: 'occasion', id, details: { parts: parts.length } });
  await settle(tx, id);
}
