import { sql } from 'kysely';
import type { House } from '#platform/house.ts';

export type DemoPerson = { persona: string; name: string; workplace: string | null };

/** The personas one may sign in as in demo mode, in the order they are told of (docs/operations.md). */
export async function listDemoPeople(house: House): Promise<DemoPerson[]> {
  const { rows } = await sql<DemoPerson>`select d.persona, v.name, v.workplace from platform.demo_persona d
    cross join lateral organisation.presented(d.person_id) v order by d.position`.execute(house.worker.db);
  return rows;
}

/** The account of a persona; undefined when there is none. Sign-in tables have a login of their own. */
export async function findUserOf(house: House, persona: string): Promise<string | undefined> {
  const { rows } = await sql<{
    person_id: string;
  }>`select person_id from platform.demo_persona where persona = ${persona}`.execute(house.worker.db);
  if (!rows[0]) return undefined;
  const found = await sql<{ id: string }>`select "id" from auth."user" where "personId" = ${rows[0].person_id}`.execute(
    house.signIn.db,
  );
  return found.rows[0]?.id;
}
