import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { listInstruments } from '../instruments.queries.ts';
import type { AssessedVisit } from './assessments.queries.ts';
import { begun, sealState } from './state.ts';
import { t } from './texts.ts';

export const beginForm = z.object({ version: field.id() });

/**
 * Begins to fill in an instrument at the visit; one at a time. A second click finds it begun. In the log it is the same as a look:
 * what was begun, finished, printed and taken away, hour by hour, would tell how the talk went.
 */
export async function beginAssessment(tx: Tx, visit: AssessedVisit, version: string, secret: string): Promise<void> {
  if (!(await listInstruments(tx, visit.municipality_id)).some(({ id }) => id === version)) throw new Refused(t.notToBeUsed());
  const id = randomUUID();
  const made = await tx
    .insertInto('screening.assessment')
    .values({
      ...{ id, municipality_id: visit.municipality_id, visit_id: visit.id, instrument_version_id: version },
      ...{ sealed: sealState(begun, secret, id), seen_at: new Date() },
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) await record(tx, 'assessment.opened', { type: 'assessment', id });
}

/** Takes away what was filled in, so that another instrument can be begun. */
export async function discardAssessment(tx: Tx, visit: string): Promise<void> {
  await tx.deleteFrom('screening.assessment').where('visit_id', '=', visit).execute();
}
