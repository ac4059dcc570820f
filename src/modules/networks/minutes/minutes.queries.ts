import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Meeting } from '../meetings/meetings.queries.ts';

export type Minutes = {
  body: string;
  revision: number;
  written_at: Date;
  written_by: string | null;
  writer: string | null;
  /** Who was asked to approve them, and what she is called. */
  approver_id: string | null;
  asked: string | null;
  approved_at: Date | null;
  approver: string | null;
};

/** A meeting's minutes; null where nobody has begun to write. */
export async function findMinutes(db: Read, meeting: Pick<Meeting, 'id' | 'network_id'>): Promise<Minutes | null> {
  const { rows } = await sql<Minutes>`
    with named as (select f.person_id, f.name from networks.minutes m, networks.names_of(array[m.written_by, m.approver_id, m.approved_by], ${meeting.network_id}::uuid) f
      where m.meeting_id = ${meeting.id}::uuid)
    select m.body, m.revision, m.written_at, m.written_by, w.name as writer, m.approver_id, q.name as asked, m.approved_at, a.name as approver
    from networks.minutes m left join named w on w.person_id = m.written_by left join named q on q.person_id = m.approver_id
      left join named a on a.person_id = m.approved_by
    where m.meeting_id = ${meeting.id}::uuid`.execute(db);
  return rows[0] ?? null;
}

/** May she approve them? networks.approve_minutes says the same, and decides. */
export const mayApprove = (
  { begun, keeps }: Pick<Meeting, 'begun' | 'keeps'>,
  { approver_id, written_by, approved_at }: Minutes,
  me: string,
): boolean => begun && approved_at === null && (keeps || (approver_id === me && written_by !== me));

export type Addendum = { id: string; body: string; written_at: Date };

/** Corrections of approved minutes, in the order they were written. */
export const listAddenda = (db: Read, meeting: string): Promise<Addendum[]> =>
  db
    .selectFrom('networks.addendum')
    .select(['id', 'body', 'written_at'])
    .where('meeting_id', '=', meeting)
    .orderBy('written_at')
    .orderBy('id')
    .execute();
