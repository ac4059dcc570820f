import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { type LateAsked, listLate } from './late.queries.ts';
import { t } from './texts.ts';

export const remindForm = z.object({ people: field.many(z.uuid()) });

/** Names, by what came of it. */
export type Reminded = { told: string[]; already: string[]; needless: string[] };

/**
 * Reminds each of them of the courses she lacks and has no seat for, in one letter: of the same course at most once a day,
 * whoever reminds. Somebody one does not lead: NotFound, and nobody is written to.
 */
export async function remindLate(tx: Tx, me: string, ids: readonly string[], asked: LateAsked): Promise<Reminded> {
  const chosen = await findMine(tx, me, [...new Set(ids)]);
  const { people } = await listLate(tx, asked, { offset: 0, most: null, only: chosen.map(({ id }) => id) });
  const result: Reminded = { told: [], already: [], needless: [] };
  for (const { id, name } of chosen) {
    const wanted = (people.find((one) => one.id === id)?.courses ?? []).filter(({ entry_id }) => !entry_id);
    if (wanted.length === 0) {
      result.needless.push(name);
      continue;
    }
    const courses = await noteReminders(
      tx,
      id,
      wanted.map(({ course_id }) => course_id),
      me,
    );
    if (courses.length === 0) {
      result.already.push(name);
      continue;
    }
    await writeLetter(tx, 'training.reminder', id, { person: id, courses: courses.join(',') });
    await record(tx, 'reminder.sent', { type: 'person', id, person: id, details: { courses: courses.length } });
    result.told.push(name);
  }
  return result;
}

async function findMine(tx: Tx, me: string, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.given_name || ' ' || p.family_name as name from organisation.person p
    where p.id = any (${ids}::uuid[]) and p.id <> ${me} and organisation.leads_person(p.id)
    order by p.family_name, p.given_name, p.id`.execute(tx);
  if (rows.length !== ids.length) throw new NotFound();
  return rows;
}

/** Notes that she is reminded today; returns the courses she had not been reminded of already. */
async function noteReminders(tx: Tx, person: string, courses: readonly string[], me: string): Promise<string[]> {
  const noted = await tx
    .insertInto('training.reminder')
    .values(courses.map((course) => ({ person_id: person, course_id: course, kind: 'late', sent_by: me })))
    .onConflict((on) => on.columns(['person_id', 'course_id', 'sent_on']).doNothing())
    .returning('course_id')
    .execute();
  return noted.map(({ course_id }) => course_id);
}

/** What came of it, in one to three sentences. */
export function sayWhoReminded({ told, already, needless }: Reminded): string {
  return [
    told.length > 0 && t.saidTold({ n: told.length }),
    already.length > 0 && t.saidAlready({ names: listed(already) }),
    needless.length > 0 && t.saidNeedless({ names: listed(needless) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Three names at most: the sentence is kept in a cookie until the next page shows it. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return more > 0 ? t.andMore({ names: shown.join(', '), n: more }) : shown.join(', ');
}
