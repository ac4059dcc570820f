import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

type Room = { id: string; free: number; kept: Record<string, number>; waiting: Record<string, string[]> };

/**
 * Occasions where a seat is free that somebody waiting may have: one line each. A seat is hers to have when a common one
 * is free, or one that is kept for an organisation she works in. Published, dated, not begun, before the final call.
 */
export async function freeSeatsBehindAQueue(worker: Db): Promise<string[]> {
  const { rows } = await sql<Room>`
    select o.id, o.seats
        - (select count(*) from training.enrolment e where e.occasion_id = o.id and e.state = 'placed')::int
        - (select count(*) from training.offer f where f.occasion_id = o.id and f.state = 'pending')::int as free,
      (select coalesce(jsonb_object_agg(s.organisation_id || ' ' || s.kind, s.seats
          - (select count(*) from training.enrolment e where e.share_id = s.id and e.state = 'placed')
          - (select count(*) from training.offer f where f.share_id = s.id and f.state = 'pending')), '{}')
        from training.seat_share s where s.occasion_id = o.id and s.released_at is null) as kept,
      (select coalesce(jsonb_object_agg(e.number, (select coalesce(jsonb_agg(distinct above), '[]') from organisation.employment w
          join organisation.organisation u on u.id = w.unit_id, unnest(u.path) above
          where w.person_id = e.person_id and w.starts_on <= current_date and (w.ended_on is null or w.ended_on > current_date))), '{}')
        from training.enrolment e where e.occasion_id = o.id and e.state = 'waiting'
          and not exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending')) as waiting
    from training.occasion o
    where o.published_at is not null and o.cancelled_at is null and o.final_call_at is null
      and (select min(p.starts_at) from training.part p where p.occasion_id = o.id) > now()
      and exists (select from training.enrolment e where e.occasion_id = o.id and e.state = 'waiting')`.execute(worker);
  return rows.flatMap(({ id, free, kept, waiting }) => {
    if (free <= 0) return [];
    const common = free - Object.values(kept).reduce((sum, n) => sum + Math.max(0, n), 0);
    const keptFor = new Set(Object.entries(kept).flatMap(([key, n]) => (n > 0 ? [key.split(' ')[0]!] : [])));
    return Object.entries(waiting)
      .filter(([, above]) => common > 0 || above.some((organisation) => keptFor.has(organisation)))
      .slice(0, 1)
      .map(([number]) => `occasion ${id}: ${free} seats free, and number ${number} waits`);
  });
}
