import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Seminar = { id: string; title: string; label: string; place: string; starts_at: Date; organiser: string };

/**
 * Coming rounds of deepening and specialist courses (fördjupning, spets) that an organisation's people are invited to, and the
 * reader too; the soonest first.
 */
export async function listComingSeminars(db: Read, organisation: string, most = 10): Promise<Seminar[]> {
  const { rows } = await sql<Seminar>`
    select o.id, k.title, o.label, o.place, begins.at as starts_at, x.name as organiser
    from training.occasion o join training.course k on k.id = o.course_id join organisation.organisation x on x.id = o.organiser_id,
      lateral (select training.starts_at(o.id) as at) begins
    where k.level in ('deepening', 'specialist') and k.published_at is not null and o.published_at is not null and o.cancelled_at is null
      and begins.at > now() and training.may_enter(o.id) and exists (select from training.audience a join organisation.organisation n on n.id = ${organisation}::uuid
        where a.occasion_id = o.id and a.organisation_id = any (n.path))
    order by begins.at, o.id limit ${most}`.execute(db);
  return rows;
}
