import { sql } from 'kysely';
import { z } from 'zod';
import { rolesKnown } from '#platform/access/roles.ts';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from '../texts.ts';
import type { Group } from './directories.queries.ts';

export const Tie = z.object({
  id: field.id(),
  role: field.choice(rolesKnown as [string, ...string[]]),
  organisation: field.id(),
});

/** Ties a role to a group: whoever is in it has the role there, at once, except the one who ties it. */
export async function tieRole(tx: Tx, group: Group, wish: z.output<typeof Tie>): Promise<void> {
  if (group.in_it) throw new Refused(t.inItYourself());
  const may = await sql<{ may: boolean }>`select access.may_give(${wish.role}, ${wish.organisation})
    and exists (select from organisation.organisation o where o.id = ${wish.organisation} and o.municipality_id = ${group.organisation_id}) as may`.execute(
    tx,
  );
  if (!may.rows[0]?.may) throw new Refused(t.notYours());
  const { rows } = await sql<{
    id: string;
  }>`insert into organisation.directory_role (id, group_id, role, organisation_id, given_by)
    values (${wish.id}, ${group.id}, ${wish.role}, ${wish.organisation}, access.person()) on conflict do nothing returning id`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused(t.tiedAlready());
  await record(tx, 'directory_role.tied', {
    type: 'directory_group',
    id: group.id,
    details: { role: wish.role, organisation: wish.organisation, directory: group.directory_id },
  });
}

/** Unties it: everyone loses it at once, and is signed out. Returns the group. */
export async function untieRole(tx: Tx, id: string): Promise<string> {
  const ended = await tx
    .updateTable('organisation.directory_role')
    .set({ ended_at: sql<Date>`now()`, ended_by: sql<string>`access.person()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['group_id', 'role', 'organisation_id'])
    .executeTakeFirst();
  if (!ended) throw new NotFound();
  const details = { role: ended.role, organisation: ended.organisation_id };
  await record(tx, 'directory_role.untied', { type: 'directory_group', id: ended.group_id, details });
  return ended.group_id;
}
