import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { settle } from '../enrolments/entry.ts';
import { lockPlanned } from './lock-occasion.ts';
import { listParts } from './occasion.queries.ts';
import { t } from './texts.ts';

export const cancelForm = z.object({ reason: field.text({ max: 500, required: t.cancelNeedsReason }) });

/**
 * Cancels an occasion: offers are taken back, every entry ends, and everyone who had one is told why, all in one
 * transaction (training.settle does it under the lock). What has been held cannot be cancelled.
 */
export async function cancelOccasion(tx: Tx, id: string, { reason }: z.output<typeof cancelForm>): Promise<void> {
  const occasion = await lockPlanned(tx, id);
  if (occasion.cancelled_at) return;
  const last = (await listParts(tx, [id])).at(-1);
  if (last && last.ends_at <= new Date()) throw new Refused(t.alreadyHeld());
  await tx
    .updateTable('training.occasion')
    .set({ cancelled_at: sql<Date>`clock_timestamp()`, cancel_reason: reason, sequence: occasion.sequence + 1 })
    .where('id', '=', id)
    .execute();
  await record(tx, 'occasion.cancelled', { type: 'occasion', id });
  await settle(tx, id);
}
