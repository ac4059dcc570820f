import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { listParts } from './occasion.queries.ts';
import type { OccasionForm } from './read-occasion.ts';

export type Clash = {
  kind: 'room' | 'trainer';
  /** Which of the form's parts, from 1. */
  n: number;
  room: string;
  trainer: string | null;
  /** The other occasion's course, where the asker may see it. */
  course: string | null;
  occasion_id: string;
  starts_at: Date | null;
  ends_at: Date | null;
};

/** What already stands in the same room, or asks for the same trainer, at the same time. */
export async function listClashes(db: Read, form: OccasionForm): Promise<Clash[]> {
  const rooms = form.parts.map(({ room }) => room || form.place);
  const { rows } = await sql<{
    kind: 'room' | 'trainer';
    n: number;
    occasion_id: string;
    trainer: string | null;
    course: string | null;
  }>`
    select x.kind, x.n, x.occasion_id, p.given_name || ' ' || p.family_name as trainer, k.title as course
    from training.clashes(${form.id}, ${form.organiser_id}, ${form.parts.map((part) => part.starts_at)}::timestamptz[],
        ${form.parts.map((part) => part.ends_at)}::timestamptz[], ${rooms}::text[], ${form.trainers}::uuid[]) x
      left join organisation.person p on p.id = x.person_id
      left join training.occasion o on o.id = x.occasion_id left join training.course k on k.id = o.course_id`.execute(db);
  const seen = await listParts(db, [...new Set(rows.map(({ occasion_id }) => occasion_id))]);
  return rows.map((row) => {
    const mine = form.parts[row.n - 1];
    const other = seen.find(
      (part) => part.occasion_id === row.occasion_id && mine && part.starts_at < mine.ends_at && part.ends_at > mine.starts_at,
    );
    return { ...row, room: rooms[row.n - 1] ?? '', starts_at: other?.starts_at ?? null, ends_at: other?.ends_at ?? null };
  });
}
