import { sql } from 'kysely';
import type { House } from '#platform/house.ts';

/** An account without a password for each persona: one signs in as them by name, in demo mode only. */
export async function giveAccounts(house: House): Promise<void> {
  const { rows } = await sql<{ person_id: string; name: string; email: string }>`
    select d.person_id, p.given_name || ' ' || p.family_name as name, c.email
    from platform.demo_persona d join organisation.person p on p.id = d.person_id
      join organisation.contact c on c.person_id = p.id`.execute(house.worker.db);
  // In the demo county everyone may try a local account too.
  const { rows: places } = await sql<{ id: string }>`select distinct coalesce(o.municipality_id, o.path[1]) as id
    from organisation.organisation o where o.kind in ('region', 'municipality')`.execute(house.worker.db);
  for (const { id } of places)
    await sql`insert into auth."localRule" ("organisationId") values (${id}) on conflict do nothing`.execute(house.signIn.db);
  for (const { person_id, name, email } of rows) {
    await sql`insert into auth."user" ("name", "email", "emailVerified", "personId")
      values (${name}, ${email}, true, ${person_id}) on conflict do nothing`.execute(house.signIn.db);
  }
}
