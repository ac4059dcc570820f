import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { refuseRole } from './refuse-role.ts';

export const Move = z.object({ until: field.day(), reason: field.text({ max: 500 }) });
export const End = z.object({ reason: field.text({ max: 500 }) });

type Changed = { id: string; person_id: string; role: string };

/** Moves the last day, forwards or back. */
export async function moveRole(tx: Tx, id: string, { until, reason }: z.output<typeof Move>): Promise<void> {
  const changed = await refuseRole(tx, () =>
    sql<Changed>`update access.role_grant set valid_to = ${until}::date + 1, reason = ${reason}
      where id = ${id} and valid_to is distinct from ${until}::date + 1 returning id, person_id, role`.execute(tx),
  );
  await trace(tx, id, 'role.moved', changed.rows[0], { until });
}

/** Ends a role now. Whoever had it is signed out at once (trigger end_sessions_at_end). */
export async function endRole(tx: Tx, id: string, { reason }: z.output<typeof End>): Promise<void> {
  const changed =
    await sql<Changed>`update access.role_grant set valid_to = greatest(current_date, valid_from), reason = ${reason}
    where id = ${id} and (valid_to is null or valid_to > current_date) and valid_to is distinct from greatest(current_date, valid_from)
    returning id, person_id, role`.execute(tx);
  await trace(tx, id, 'role.ended', changed.rows[0], {});
}

/** Nothing changed: the second click, on what is still mine to change; or not mine at all. */
async function trace(
  tx: Tx,
  id: string,
  act: string,
  changed: Changed | undefined,
  details: Record<string, string>,
): Promise<void> {
  if (changed)
    return await record(tx, act, {
      type: 'role_grant',
      id,
      person: changed.person_id,
      details: { role: changed.role, ...details },
    });
  const { rows } = await sql<{
    mine: boolean;
  }>`select access.may_give(role, organisation_id) and person_id <> access.person() as mine
    from access.role_grant where id = ${id}`.execute(tx);
  if (!rows[0]?.mine) throw new NotFound();
}
