import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { getGroup, listOwners } from './targets.queries.ts';

export const groupForm = z.object({ id: field.id(), organisation_id: field.id(), name: field.text({ max: 120 }) });

/** False when another group of the organisation has the name. A second click finds its own group and does nothing. */
export async function foundGroup(tx: Tx, { id, organisation_id, name }: z.output<typeof groupForm>): Promise<boolean> {
  if (!(await listOwners(tx)).some((owner) => owner.id === organisation_id)) throw new NotFound();
  await lock(tx, 'training.target_group', organisation_id);
  if (await isTaken(tx, organisation_id, name, id)) return false;
  const made = await tx
    .insertInto('training.target_group')
    .values({ id, organisation_id, name })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows) await record(tx, 'target_group.founded', { type: 'target_group', id });
  return true;
}

export const nameForm = z.object({ name: field.text({ max: 120 }) });

export async function renameGroup(tx: Tx, id: string, name: string): Promise<boolean> {
  const group = await getGroup(tx, id);
  await lock(tx, 'training.target_group', group.organisation_id);
  if (await isTaken(tx, group.organisation_id, name, id)) return false;
  await tx.updateTable('training.target_group').set({ name }).where('id', '=', id).execute();
  await record(tx, 'target_group.renamed', { type: 'target_group', id });
  return true;
}

export async function removeGroup(tx: Tx, id: string): Promise<void> {
  const { rules, courses } = await getGroup(tx, id);
  await tx.deleteFrom('training.target_group').where('id', '=', id).execute();
  await record(tx, 'target_group.removed', {
    ...{ type: 'target_group', id },
    details: { rules: rules.length, courses: courses.length },
  });
}

const isTaken = async (tx: Tx, organisation: string, name: string, id: string) =>
  Boolean(
    await tx
      .selectFrom('training.target_group')
      .select('id')
      .where('organisation_id', '=', organisation)
      .where('name', '=', name)
      .where('id', '<>', id)
      .executeTakeFirst(),
  );
