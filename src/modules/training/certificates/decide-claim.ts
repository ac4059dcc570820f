import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { t } from './texts.ts';

export const rejectSchema = z.object({ reason: field.text({ max: 500, required: () => t.reasonMissing() }) });

/** Approves a certificate from elsewhere: from now on the course counts as completed. Nobody approves her own. */
export const approveClaim = (tx: Tx, viewerId: string, id: string): Promise<void> => decide(tx, viewerId, id, 'approved', null);

/** Does not approve it, and says why to the one who handed it in. */
export const rejectClaim = (tx: Tx, viewerId: string, id: string, reason: string): Promise<void> =>
  decide(tx, viewerId, id, 'rejected', reason);

async function decide(tx: Tx, viewerId: string, id: string, state: 'approved' | 'rejected', reason: string | null) {
  await lock(tx, 'training.claim', id);
  const claim = await tx
    .selectFrom('training.completion')
    .select(['person_id', 'state', sql<boolean>`training.decides_for(person_id)`.as('mine_to_decide')])
    .where('id', '=', id)
    .where('source', '=', 'external')
    .executeTakeFirst();
  if (!claim) throw new NotFound();
  if (claim.person_id === viewerId) throw new Refused(t.notYourOwn());
  if (!claim.mine_to_decide) throw new NotFound();
  if (claim.state === state) return; // pressed twice
  if (claim.state !== 'claimed') throw new Refused(t.alreadyDecided());
  await tx
    .updateTable('training.completion')
    .set({ state, reason, decided_by: viewerId, decided_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
  await record(tx, `claim.${state}`, { type: 'completion', id, person: claim.person_id });
  await writeLetter(tx, 'training.claim_decided', claim.person_id, { completion: id });
}
