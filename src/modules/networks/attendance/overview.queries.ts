import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** A member of today, and how many of the meetings held in twelve months she was at. */
export type Attended = { person_id: string; name: string | null; stands_for: string | null; came: number; last: Date | null };

/** How many meetings of the last twelve months somebody has written down who came to. */
export async function countHeld(db: Read, network: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${held(network)} m`.execute(db);
  return rows[0]?.n ?? 0;
}

/** For who keeps the network, by name; whose identity is protected has no name here either. */
export async function listAttended(db: Read, network: string): Promise<Attended[]> {
  const { rows } =
    await sql<Attended>`select f.person_id, f.name, f.stands_for, count(m.id)::int as came, max(m.starts_at) as last
    from networks.faces(${network}::uuid) f left join networks.attendance a on a.person_id = f.person_id left join ${held(network)} m on m.id = a.meeting_id
    group by f.person_id, f.name, f.stands_for order by f.name collate "sv-x-icu" nulls last, f.person_id`.execute(db);
  return rows;
}

const held = (
  network: string,
) => sql`(select x.id, x.starts_at from networks.meeting x where x.network_id = ${network}::uuid and x.cancelled_at is null
  and x.attendance_at is not null and x.ends_at <= now() and x.starts_at > now() - interval '12 months')`;
