import { sql } from 'kysely';
import type { House } from '#platform/house.ts';

export type DemoPerson = { persona: string; name: string; workplace: string | null };

/** The personas one may sign in as in demo mode, in the order they are told of (docs/operations.md). */
export async function listDemoPeople(house: House): Promise<DemoPerson[]> {
  const { rows } = await sql<DemoPerson>`select d.persona, v.name, v.workplace from platform.demo_persona d
    cross join lateral organisation.presented(d.person_id) v order by d.position`.execute(house.worker.db);
  return rows;
}

/** The persona whose session it is, to sign in as her once more. */
export async function findPersonaOf(house: House, token: string): Promise<string | null> {
  const found = await sql<{
    personId: string;
  }>`select u."personId" from auth."session" s join auth."user" u on u."id" = s."userId"
    where s."token" = ${token}`.execute(house.signIn.db);
  if (!found.rows[0]) return null;
  const { rows } = await sql<{ persona: string }>`select persona from platform.demo_persona
    where person_id = ${found.rows[0].personId}`.execute(house.worker.db);
  return rows[0]?.persona ?? null;
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
