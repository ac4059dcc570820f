import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { newCode } from './code.ts';

export const binderForm = z.object({ id: field.id(), unit: field.id() });

/**
 * Freezes what a unit's handbook is now, under a new code. A second click finds it made.
 * @throws {NotFound} a unit whose handbooks the reader does not read, or somebody else's binder
 */
export async function makeBinder(tx: Tx, { id, unit }: z.output<typeof binderForm>): Promise<void> {
  await lock(tx, 'handbook.binder', id);
  const before = await tx.selectFrom('handbook.binder').select('id').where('id', '=', id).executeTakeFirst();
  let made: boolean | null = null;
  // A code that another binder has by chance is made anew.
  for (let turn = 0; made === null && turn < 5; turn++) {
    const { rows } = await sql<{
      made: boolean | null;
    }>`select handbook.make_binder(${id}::uuid, ${unit}::uuid, ${newCode()}) as made`.execute(tx);
    made = rows[0]?.made ?? null;
  }
  if (!made) throw new NotFound();
  if (!before) await record(tx, 'binder.made', { type: 'binder', id, details: { organisation: unit } });
}
