import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type MyNetwork = {
  id: string;
  name: string;
  closed: boolean;
  /** I call its meetings, or keep the networks of its organisation. */
  convenes: boolean;
  member: boolean;
};

/** A network I am a member of. Throws `NotFound` for every other. */
export async function getMyNetwork(db: Read, id: string): Promise<MyNetwork> {
  const network = await getSeenNetwork(db, id);
  if (!network.member) throw new NotFound();
  return network;
}

/** A network I am a member of, or keep. Throws `NotFound` for every other. */
export async function getSeenNetwork(db: Read, id: string): Promise<MyNetwork> {
  const { rows } = await sql<MyNetwork>`select n.id, n.name, n.closed_at is not null as closed,
      n.id in (select networks.kept_by_me()) as convenes, n.id in (select networks.mine()) as member
    from networks.network n where n.id = ${id}::uuid and n.id in (select networks.seen())`.execute(db);
  const [network] = rows;
  if (!network) throw new NotFound();
  return network;
}

/** The networks I am a member of, by name: for filters. */
export async function listMyNetworks(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select n.id, n.name from networks.network n
    where n.id in (select networks.mine()) order by n.name`.execute(db);
  return rows;
}
