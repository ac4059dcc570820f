import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { findPersonalNumbers } from '#platform/text/person-in-text.ts';
import { lockKept } from '../meetings/lock-meeting.ts';
import { type Guest, listAttending } from '../meetings/meetings.queries.ts';
import { t } from '../meetings/texts.ts';

export const attendanceForm = z.object({ came: field.many(field.id()), guests: field.optionalText({ max: 4000 }) });

/** Guests as one writes them: "2 polisen", one a line. The first line that cannot be read, or what it is wrong with. */
export function readGuests(text: string): { ok: true; guests: Guest[] } | { ok: false; said: string } {
  const guests = new Map<string, number>();
  if (findPersonalNumbers(text).length > 0) return { ok: false, said: t.guestsNoPerson() };
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, number, standsFor] = /^(\d{1,2})\s+(.{1,120})$/.exec(line) ?? [];
    if (!standsFor || Number(number) < 1) return { ok: false, said: t.guestsUnreadable({ line: line.slice(0, 60) }) };
    guests.set(standsFor, Math.min(99, (guests.get(standsFor) ?? 0) + Number(number)));
  }
  return { ok: true, guests: [...guests].map(([stands_for, number]) => ({ stands_for, number })) };
}

/** Writes down who came: only members, and guests as numbers. Said anew as a whole, until the minutes are approved. */
export async function noteAttendance(
  tx: Tx,
  id: string,
  came: readonly string[],
  guests: readonly Guest[],
  me: string,
): Promise<void> {
  const meeting = await lockKept(tx, id);
  if (meeting.cancelled_at) throw new Refused(t.isCancelled());
  if (!meeting.begun) throw new Refused(t.notBegun());
  if (meeting.minutes_state === 'approved') throw new Refused(t.minutesApproved());
  const known = await listAttending(tx, meeting);
  const there = known.filter(({ person_id }) => came.includes(person_id)).map(({ person_id }) => person_id);
  await sql`delete from networks.attendance where meeting_id = ${id}::uuid and person_id <> all (${there}::uuid[])`.execute(tx);
  const fresh = known.filter((one) => there.includes(one.person_id) && one.member && !one.came);
  if (fresh.length > 0)
    await tx
      .insertInto('networks.attendance')
      .values(fresh.map(({ person_id }) => ({ meeting_id: id, person_id, noted_by: me })))
      .execute();
  await tx.deleteFrom('networks.guest').where('meeting_id', '=', id).execute();
  if (guests.length > 0)
    await tx
      .insertInto('networks.guest')
      .values(guests.map((guest) => ({ meeting_id: id, ...guest })))
      .execute();
  await tx.updateTable('networks.meeting').set({ attendance_at: sql<Date>`now()` }).where('id', '=', id).execute();
  await record(tx, 'meeting.attendance_noted', { type: 'meeting', id, details: { number: there.length } });
}
