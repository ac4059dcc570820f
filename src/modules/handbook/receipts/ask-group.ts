import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { getRoutine } from '../routines/routines.queries.ts';
import { held } from './held.ts';
import { listAskable } from './readerships.queries.ts';
import { t } from './texts.ts';

export const groupForm = z.object({
  id: field.id(),
  organisation: field.id(),
  profession: field.optionalText({ max: 120 }),
  held: field.choice(['', ...held]),
  days: field.whole({ min: 1, max: 365 }),
});

export type AskedGroup = { ok: true } | { ok: false; field: string; said: string };

/** Asks a group to read the routine, from today on. The second click finds it asked. */
export async function askGroup(tx: Tx, routine: string, form: z.output<typeof groupForm>, me: string): Promise<AskedGroup> {
  await lock(tx, 'handbook.routine', routine);
  const { mine, municipality_id, ended_at } = await getRoutine(tx, routine);
  if (!mine) throw new NotFound();
  if (ended_at) throw new Refused(t.routineEnded());
  const places = await listAskable(tx, municipality_id);
  if (!places.some(({ id }) => id === form.organisation)) throw new NotFound(); // every choice stood on the page
  const { id, organisation, profession, days } = form;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('handbook.readership')
    .values({
      ...{ id, routine_id: routine, municipality_id, organisation_id: organisation },
      ...{ profession: profession || null, held: form.held || null, days, set_by: me },
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) {
    const before = await tx
      .selectFrom('handbook.readership')
      .select('id')
      .where('id', '=', id)
      .where('routine_id', '=', routine)
      .executeTakeFirst();
    return before ? { ok: true } : { ok: false, field: 'organisation', said: t.groupThere() };
  }
  await record(tx, 'readership.set', {
    ...{ type: 'readership', id },
    details: { routine, organisation, days, ...(form.held ? { held: form.held } : {}) },
  });
  return { ok: true };
}

/** Ends it: who is in the group is asked no longer, her receipts stand. Returns the routine. */
export async function endGroup(tx: Tx, id: string, me: string): Promise<string> {
  const { rows } = await sql<{ routine_id: string; ended_at: Date | null }>`
    select g.routine_id, g.ended_at from handbook.readership g join handbook.routine r on r.id = g.routine_id
    where g.id = ${id}::uuid and r.organisation_id in (select organisation.mine_within('handbook.write'))`.execute(tx);
  const [group] = rows;
  if (!group) throw new NotFound();
  const { numUpdatedRows } = await tx
    .updateTable('handbook.readership')
    .set({ ended_at: sql`now()`, ended_by: me })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0)
    await record(tx, 'readership.ended', { type: 'readership', id, details: { routine: group.routine_id } });
  return group.routine_id;
}
