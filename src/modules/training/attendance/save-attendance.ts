import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { formatDay, localDate } from '#platform/i18n/dates.ts';
import { lockOccasion } from '../occasions/lock-occasion.ts';
import { getRegister, type Register } from './attendance.queries.ts';
import { completeOccasion } from './complete-occasion.ts';
import { readOccasionRecord } from './completion.queries.ts';
import { judgeCompletions } from './judge-completions.ts';
import type { Change } from './read-marks.ts';
import { t } from './texts.ts';

export type Saved =
  | { ok: true; noted: number; left: number; completed: number; revoked: number }
  /** Certificates would be taken back, and nobody has said why. */
  | { ok: false; losing: number };

/**
 * Notes who was there. Only what differs from what is stored is written, and each difference leaves a trace; the same
 * list saved again changes nothing. People who no longer have a seat are left out and counted in `left`. Completions
 * follow at once. A part is noted from its day on, not before.
 */
export async function saveAttendance(tx: Tx, occasionId: string, changes: readonly Change[], reason: string): Promise<Saved> {
  await lockOccasion(tx, occasionId);
  const register = await getRegister(tx, occasionId);
  if (register.cancelled_at) throw new Refused(t.cancelledNothingNoted());
  for (const partId of new Set(changes.map((change) => change.partId))) refuseBeforeItsDay(register, partId);

  const seated = new Set(register.people.map(({ id }) => id));
  const possible = changes.filter(({ enrolmentId }) => seated.has(enrolmentId));
  const losing = reason ? 0 : await countLosing(tx, occasionId, possible);
  if (losing > 0) return { ok: false, losing };

  const written = [
    ...(await write(
      tx,
      possible.filter(({ fill }) => !fill),
      false,
    )),
    ...(await write(
      tx,
      possible.filter(({ fill }) => fill),
      true,
    )),
  ];
  const personOf = new Map(register.people.map(({ id, person_id }) => [id, person_id]));
  for (const { enrolment_id, part_id, presence } of written) {
    const before = register.people.find(({ id }) => id === enrolment_id)?.marks.get(part_id) ?? null;
    const part = register.parts.find(({ id }) => id === part_id)?.number ?? null;
    await record(tx, before ? 'attendance.corrected' : 'attendance.noted', {
      ...{ type: 'enrolment', id: enrolment_id, person: personOf.get(enrolment_id)! },
      details: { part, presence, ...(before && { before }) },
    });
  }
  const { completed, revoked } = await completeOccasion(tx, occasionId, reason);
  return { ok: true, noted: written.length, left: changes.length - possible.length, completed, revoked };
}

function refuseBeforeItsDay(register: Register, partId: string): void {
  const part = register.parts.find(({ id }) => id === partId);
  if (!part) throw new NotFound();
  if (!hasCome(part)) throw new Refused(t.notBeforeItsDay({ number: part.number, day: formatDay(part.starts_at) }));
}

/** Its day has come in Sweden: from midnight, so that an early list in a morning course is no trouble. */
export const hasCome = (part: { starts_at: Date }): boolean => localDate(part.starts_at) <= localDate(new Date());

/** How many would lose a certificate if these were noted. */
async function countLosing(tx: Tx, occasionId: string, changes: readonly Change[]): Promise<number> {
  const record = await readOccasionRecord(tx, occasionId);
  const entries = record.entries.map((entry) => {
    const marks = { ...entry.marks };
    for (const { enrolmentId, partId, presence, fill } of changes) {
      if (enrolmentId === entry.id && !(fill && partId in marks)) marks[partId] = presence;
    }
    return { ...entry, marks };
  });
  return judgeCompletions({ ...record, entries })?.lost.length ?? 0;
}

async function write(tx: Tx, changes: readonly Change[], fill: boolean) {
  if (changes.length === 0) return [];
  return tx
    .insertInto('training.attendance')
    .values(
      changes.map(({ enrolmentId, partId, presence }) => ({
        ...{ enrolment_id: enrolmentId, part_id: partId, presence },
        recorded_by: sql<string>`access.person()`,
      })),
    )
    .onConflict((conflict) => {
      const known = conflict.columns(['part_id', 'enrolment_id']);
      if (fill) return known.doNothing();
      return known
        .doUpdateSet((is) => ({
          ...{ presence: is.ref('excluded.presence'), recorded_by: is.ref('excluded.recorded_by') },
          recorded_at: sql<Date>`now()`,
        }))
        .whereRef('training.attendance.presence', 'is distinct from', 'excluded.presence');
    })
    .returning(['enrolment_id', 'part_id', 'presence'])
    .execute();
}
