import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { t } from '../texts.ts';
import { type Example, getMine, lacksOf } from './examples.queries.ts';

const lockMine = async (tx: Tx, id: string): Promise<Example> => {
  await lock(tx, 'examples.example', id);
  return getMine(tx, id);
};

/** From now on others see it. Whoever publishes it has read it: that is its first check. */
export async function publishExample(tx: Tx, id: string, me: string): Promise<void> {
  const example = await lockMine(tx, id);
  if (example.state === 'published') return;
  if (lacksOf(example).length > 0) throw new Refused(t.publishLacks());
  await tx
    .updateTable('examples.example')
    .set({ published_at: sql`now()`, published_by: me, withdrawn_at: null, checked_on: sql`current_date`, checked_by: me })
    .where('id', '=', id)
    .execute();
  await record(tx, 'example.published', { type: 'example', id });
}

/** It is no longer done, or no longer true: only those who write see it. What others have told of it stays with it. */
export async function withdrawExample(tx: Tx, id: string): Promise<void> {
  const example = await lockMine(tx, id);
  if (example.state !== 'published') return;
  await tx.updateTable('examples.example').set({ withdrawn_at: sql`now()` }).where('id', '=', id).execute();
  await record(tx, 'example.withdrawn', { type: 'example', id });
}

/** Somebody has seen today that it still holds. */
export async function checkExample(tx: Tx, id: string, me: string): Promise<void> {
  const example = await lockMine(tx, id);
  if (example.state !== 'published') return;
  await tx.updateTable('examples.example').set({ checked_on: sql`current_date`, checked_by: me }).where('id', '=', id).execute();
  await record(tx, 'example.checked', { type: 'example', id });
}

/** Throws a draft away; what has been published is withdrawn instead. The second click finds nothing and is done. */
export async function discardExample(tx: Tx, id: string): Promise<void> {
  const example = await lockMine(tx, id);
  if (example.state !== 'draft') return;
  await tx.deleteFrom('examples.example').where('id', '=', id).execute();
  await record(tx, 'example.discarded', { type: 'example', id });
}
