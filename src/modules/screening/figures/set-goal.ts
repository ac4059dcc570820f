import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export const goalForm = z.object({
  id: field.id(),
  share: field.whole({ min: 50, max: 100 }),
  /** '2026-11' */
  from: field.text({ max: 7 }).refine((month) => MONTH.test(month)),
});

/** Sets a municipality's goal from a month on. Months before it keep the goal of their time: rows are added, never changed. */
export async function setGoal(tx: Tx, municipality: string, { id, share, from }: z.output<typeof goalForm>): Promise<void> {
  await lock(tx, 'screening.goal', municipality);
  const by = await tx.selectNoFrom(({ fn }) => fn<string>('access.person').as('id')).executeTakeFirstOrThrow();
  const set = await tx
    .insertInto('screening.goal')
    .values({ municipality_id: municipality, id, from_month: `${from}-01`, share, set_by: by.id })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  if (set.numInsertedOrUpdatedRows === 0n) return;
  await record(tx, 'goal.set', { type: 'organisation', id: municipality, details: { share, from } });
}
