import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { listLate, mayBeReminded } from './late.queries.ts';

export const remindForm = z.object({ course: field.id(), person: field.optionalId() });

/**
 * The manager reminds one of her people of a course, or all who lack it and have no seat. Nobody is reminded of the same
 * course twice in a day, by anyone: the table's key says no. Returns how many were.
 */
export async function remind(
  tx: Tx,
  me: string,
  today: string,
  { course, person }: z.output<typeof remindForm>,
): Promise<number> {
  const late = await listLate(tx, me, today, course);
  const asked = person ? late.filter(({ person_id }) => person_id === person) : late;
  if (asked.length === 0) throw new NotFound();
  let reminded = 0;
  for (const { person_id } of asked.filter((one) => mayBeReminded(one, today))) {
    const { numAffectedRows } = await sql`
      insert into training.reminder (person_id, course_id, sent_on, kind, sent_by)
      values (${person_id}, ${course}, ${today}::date, 'late', ${me}) on conflict do nothing`.execute(tx);
    if (!numAffectedRows) continue;
    await writeLetter(tx, 'training.reminder', person_id, { person: person_id, course, kind: 'late' });
    await record(tx, 'reminder.sent', { type: 'course', id: course, person: person_id });
    reminded++;
  }
  return reminded;
}
