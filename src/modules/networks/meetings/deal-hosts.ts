import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

type Turn = { id: string; turn: number | null; host: string };

/**
 * Gives each coming meeting without a host the next in the network's order, after the last who was given one. `anew`: the
 * order was changed, so that all coming meetings are dealt again from its first. A host that was written by hand stays.
 */
export async function dealHosts(tx: Tx, network: string, anew = false): Promise<void> {
  const { rows: found } = await sql<{ hosts: string[]; rotates: boolean; last: number | null }>`
    select n.hosts, n.rotates, (select max(m.turn) from networks.meeting m where m.network_id = n.id) as last
    from networks.network n where n.id = ${network}::uuid`.execute(tx);
  const [about] = found;
  if (!about?.rotates || about.hosts.length === 0) return;
  const { hosts } = about;
  const { rows } =
    await sql<Turn>`select m.id, m.turn, m.host from networks.meeting m where m.network_id = ${network}::uuid and m.starts_at > now()
    and m.cancelled_at is null and ${anew ? sql`(m.turn is not null or m.host = '')` : sql`m.turn is null and m.host = ''`} order by m.starts_at`.execute(
      tx,
    );
  // A multiple of the length begins with the first in the order, and never a turn that has been had.
  const start = about.last === null ? 0 : about.last + 1;
  let turn = anew ? Math.ceil(start / hosts.length) * hosts.length : start;
  for (const row of rows) {
    const host = hosts[turn % hosts.length]!;
    await sql`update networks.meeting set turn = ${turn}, host = ${host}, sequence = sequence + case when host in ('', ${host}) then 0 else 1 end,
      changed_at = case when host = ${host} then changed_at else clock_timestamp() end where id = ${row.id}::uuid`.execute(tx);
    turn++;
  }
  if (anew) for (const { id } of rows) await sql`select networks.tell(${id}::uuid)`.execute(tx);
}
