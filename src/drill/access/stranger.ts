import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Who } from './world.ts';

export const EVERY_ROLE = ['manager', 'course_planner', 'trainer', 'coordinator', 'admin', 'regional_lead', 'log_reviewer'];

/** Somebody employed in another municipality, with these roles there and a session at LoA3, whose token is given. */
export async function foundStranger(owner: pg.Client, roles: readonly string[], token: string): Promise<Who> {
  const id = randomUUID();
  const { rows } = await owner.query<{ id: string }>(
    `select id from organisation.organisation where kind = 'municipality' and parent_id is null limit 1`,
  );
  const beside = rows[0]!.id;
  await owner.query(`insert into organisation.person (id, given_name, family_name) values ($1, 'Främling', 'Utifrån')`, [id]);
  await owner.query(
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on)
     select municipality_id, id, $1, 'Främling', '2020-01-01' from organisation.organisation where municipality_id = $2 and kind = 'unit' limit 1`,
    [id, beside],
  );
  for (const role of roles)
    await owner.query(
      `insert into access.role_grant (person_id, role, organisation_id, valid_from) values ($1, $2, $3, '2020-01-01')`,
      [id, role, beside],
    );
  await owner.query(
    `with u as (insert into auth."user" ("name", "email", "emailVerified", "personId") values ('x', $1 || '@account.example', true, $1::uuid) returning "id")
     insert into auth."session" ("token", "userId", "expiresAt", "updatedAt", "level") select $2, "id", now() + interval '1 hour', now(), 3 from u`,
    [id, token],
  );
  return { id, level: 3 };
}
