import { sql } from 'kysely';
import { z } from 'zod';
import { rolesKnown } from '#platform/access/roles.ts';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from './texts.ts';

/** Without administrators nobody could take a key away again: their role is never locked. */
export const lockable: readonly string[] = rolesKnown.filter((role) => role !== 'admin');

export const SetKey = z.object({
  id: field.id(),
  organisation: field.id(),
  role: field.choice(lockable as [string, ...string[]]),
  course: field.id(),
  grace: field.whole({ min: 0, max: 365 }),
});

/** From now on the role asks for the course. Those who lack it sleep at once, or after the days of grace. A second click sets none. */
export async function setKey(tx: Tx, { id, organisation, role, course, grace }: z.output<typeof SetKey>): Promise<void> {
  const { rows } = await sql<{ may: boolean; set: string | null }>`
    select ${organisation}::uuid in (select training.key_places()) and exists (select from training.course c
        where c.id = ${course} and c.published_at is not null and c.retired_at is null) as may,
      (select k.id from training.role_key k where k.organisation_id = ${organisation} and k.role = ${role} and k.course_id = ${course} and k.ended_at is null) as set`.execute(
    tx,
  );
  if (!rows[0]?.may) throw new NotFound();
  if (rows[0].set && rows[0].set !== id) throw new Refused(t.alreadySet());
  const made = await sql<{ id: string }>`insert into training.role_key (id, organisation_id, role, course_id, grace_days, set_by)
    values (${id}, ${organisation}, ${role}, ${course}, ${grace}, access.person()) on conflict do nothing returning id`.execute(
    tx,
  );
  if (made.rows[0]) await record(tx, 'role_key.set', { type: 'role_key', id, details: { role, course, grace } });
}

/** The role no longer asks for the course; who slept for want of it wakes. */
export async function endKey(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ role: string }>`update training.role_key set ended_at = now(), ended_by = access.person()
    where id = ${id} and ended_at is null returning role`.execute(tx);
  if (rows[0]) return await record(tx, 'role_key.ended', { type: 'role_key', id, details: { role: rows[0].role } });
  const seen = await sql<{
    mine: boolean;
  }>`select organisation_id in (select training.key_places()) as mine from training.role_key where id = ${id}`.execute(tx);
  if (!seen.rows[0]?.mine) throw new NotFound();
}
