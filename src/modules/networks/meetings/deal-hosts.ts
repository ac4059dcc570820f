import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/**
 * Gives each coming meeting without a host the next in the network's order, after the last who was given one. Where there is a
 * series its meetings take the turns, and a single meeting beside them has the host that was written for it. `anew`: the order
 * was changed, so that all who were dealt are dealt again from its first. A host that was written by hand stays.
 */
export async function dealHosts(tx: Tx, network: string, anew = false): Promise<void> {
  // A multiple of the length begins with the first in the order, and never a turn that has been had.
  const { rows } = await sql<{ id: string }>`
    with about as (select n.hosts, cardinality(n.hosts) as length, coalesce((select max(m.turn) + 1 from networks.meeting m where m.network_id = n.id), 0) as next,
        exists (select from networks.series s where s.network_id = n.id and s.ended_at is null) as in_series
      from networks.network n where n.id = ${network}::uuid and cardinality(n.hosts) > 0),
    dealt as (select m.id, a.hosts, a.length, (case when ${anew} then ceil(a.next::numeric / a.length) * a.length else a.next end
        + row_number() over (order by m.starts_at, m.id) - 1)::int as turn
      from networks.meeting m, about a where m.network_id = ${network}::uuid and m.starts_at > now() and m.cancelled_at is null
        and ((m.turn is null and m.host = '' and (m.series_id is not null or not a.in_series)) or (${anew} and m.turn is not null)))
    update networks.meeting m set turn = d.turn, host = h.host, sequence = m.sequence + case when m.host in ('', h.host) then 0 else 1 end,
      changed_at = case when m.host = h.host then m.changed_at else clock_timestamp() end
    from dealt d, lateral (select d.hosts[1 + d.turn % d.length] as host) h where m.id = d.id returning m.id`.execute(tx);
  if (anew) await sql`select networks.tell(m) from unnest(${rows.map(({ id }) => id)}::uuid[]) m`.execute(tx);
}
