import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { House } from '#platform/house.ts';

export type Way = { provider_id: string; label: string; gives_loa3: boolean };
export type Place = { id: string; name: string; ways: Way[] };

/** Organisations one signs in through, by name, each with its ways. */
export async function listPlaces(db: Read): Promise<Place[]> {
  const { rows } = await sql<Way & { organisation_id: string; organisation: string }>`select * from auth.ways()`.execute(db);
  return [...Map.groupBy(rows, (row) => row.organisation_id)]
    .map(([id, ways]) => ({ id, name: ways[0]!.organisation, ways }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv')); // the database may not know where å, ä and ö stand
}

/** The ways a person's own organisation has. */
export async function listWaysOf(house: House, personId: string): Promise<Way[]> {
  const { rows } = await sql<Way>`select * from auth.ways_of(${personId})`.execute(house.signIn.db);
  return rows;
}

/** Are there local accounts anywhere in the installation? */
export async function hasLocalAccounts(house: House): Promise<boolean> {
  const { rows } = await sql`select 1 from auth."localRule" limit 1`.execute(house.signIn.db);
  return rows.length > 0;
}
