import { sql } from 'kysely';
import { z } from 'zod';
import { rolesKnown } from '#platform/access/roles.ts';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { refuseRole } from './refuse-role.ts';

export const Give = z.object({
  id: field.id(),
  person: field.id(),
  role: field.choice(rolesKnown as [string, ...string[]]),
  organisation: field.id(),
  from: field.day(),
  until: field.day(),
  reason: field.text({ max: 500 }),
});

/**
 * Gives a role from a day to a last day, both included. Whether she may is the database's word (access.may_give and the
 * trigger guard_grant), whatever the form said. A second click finds its own role and does nothing.
 */
export async function giveRole(
  tx: Tx,
  { id, person, role, organisation, from, until, reason }: z.output<typeof Give>,
): Promise<void> {
  const { rows } = await sql<{
    may: boolean;
  }>`select access.may_give(${role}, ${organisation}) and organisation.sees_person(${person})
    and ${person}::uuid <> access.person() as may`.execute(tx);
  if (!rows[0]?.may) throw new NotFound();
  const made = await refuseRole(tx, () =>
    sql<{
      id: string;
    }>`insert into access.role_grant (id, person_id, role, organisation_id, valid_from, valid_to, granted_by, reason)
      values (${id}, ${person}, ${role}, ${organisation}, ${from}, ${until}::date + 1, access.person(), ${reason})
      on conflict (id) do nothing returning id`.execute(tx),
  );
  if (made.rows[0])
    await record(tx, 'role.given', { type: 'role_grant', id, person, details: { role, organisation, from, until } });
}
