import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Db } from '#platform/db/db.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { SOON } from './late.queries.ts';

/** Days back in which somebody counts as new: a staff list that comes late, or a stopped server, leaves nobody out. */
const NEW = 14;

const kinds = {
  first_course: { letter: 'training.first_course', whom: sql`training.new_to_course(${NEW})` },
  lapsing: { letter: 'training.lapsing', whom: sql`training.lapsing_certificates(${SOON})` },
} as const;

/**
 * The day's letters: the first course to those who are new, and word to those whose certificate lapses within sixty days.
 * One letter a person and kind, each in a transaction of its own; who has been told is not told again, so that it may be
 * killed and run again. Returns how many were written.
 */
export async function remindDaily(worker: Db): Promise<number> {
  let written = 0;
  for (const kind of ['first_course', 'lapsing'] as const) {
    const { rows } = await sql<{ person_id: string; courses: string[] }>`
      select person_id, array_agg(course_id order by course_id) as courses from ${kinds[kind].whom} group by 1 order by 1`.execute(
      worker,
    );
    for (const { person_id, courses } of rows) written += await remind(worker, kind, person_id, courses);
  }
  return written;
}

const remind = (worker: Db, kind: keyof typeof kinds, person: string, courses: readonly string[]): Promise<0 | 1> =>
  worker.transaction().execute(async (tx) => {
    const noted = await tx
      .insertInto('training.reminder')
      .values(courses.map((course_id) => ({ person_id: person, course_id, kind })))
      .onConflict((on) => on.columns(['person_id', 'course_id', 'sent_on']).doNothing())
      .returning('course_id')
      .execute();
    if (noted.length === 0) return 0; // reminded today by somebody: told tomorrow
    const about = { person, courses: noted.map(({ course_id }) => course_id).join(',') };
    await writeLetter(tx, kinds[kind].letter, person, about);
    await record(tx, 'reminder.sent', { type: 'person', id: person, person, details: { kind, courses: noted.length } });
    return 1;
  });
