import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { findInForce } from '../versions/versions.queries.ts';
import { getRoutine } from './routines.queries.ts';
import { t } from './texts.ts';

export const endForm = z.object({ reason: field.text({ max: 500, required: t.needsReason }), successor: field.optionalId() });

/** Ends a routine: what was in force is put aside, and stays to be read. The second click finds it ended. */
export async function endRoutine(tx: Tx, id: string, { reason, successor }: z.output<typeof endForm>): Promise<void> {
  await lock(tx, 'handbook.routine', id);
  const routine = await getRoutine(tx, id);
  if (!routine.decides) throw new NotFound();
  if (routine.ended_at) return;
  // What takes its place is one the reader may see, in force.
  if (successor && !(await findInForce(tx, successor))) throw new NotFound();
  const { rows } = await sql<{
    done: boolean;
  }>`select handbook.end_routine(${id}::uuid, ${reason}, ${successor}::uuid) as done`.execute(tx);
  if (!rows[0]?.done) throw new NotFound();
  await record(tx, 'routine.ended', { type: 'routine', id, details: { successor } });
}
