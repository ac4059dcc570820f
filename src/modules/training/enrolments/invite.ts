import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { firstOf } from './entry.ts';
import { EXTERNAL } from './invitation.queries.ts';

export const inviteSchema = z.object({ id: field.id(), organisation: field.id(), most: field.whole({ min: 1, max: 500 }) });

/**
 * The secret of an invitation. It follows from its id and the house's key, so that a planner can copy the address again;
 * the database keeps its digest alone, and opens to nobody who has read it.
 */
export const invitationSecret = (key: string, id: string): string =>
  createHmac('sha256', key).update(`invitation ${id}`).digest('base64url');

/** Makes an address by which an external organisation's people sign up without an account. A second time does nothing. */
export async function invite(tx: Tx, key: string, occasion: string, form: z.output<typeof inviteSchema>): Promise<void> {
  await mustPlan(tx, occasion);
  await mustBeExternal(tx, form.organisation);
  const secret = invitationSecret(key, form.id);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('training.invitation')
    .values({
      id: form.id,
      occasion_id: occasion,
      organisation_id: form.organisation,
      most: form.most,
      secret_hash: createHash('sha256').update(secret).digest(),
      created_by: sql<string>`access.person()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return;
  await record(tx, 'invitation.made', { type: 'invitation', id: form.id, details: { occasion, most: form.most } });
}

/** Takes an invitation back; those who have entered by it stay. */
export async function revokeInvitation(tx: Tx, id: string): Promise<string> {
  const invitation = await tx
    .selectFrom('training.invitation')
    .select(['occasion_id', 'revoked_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!invitation) throw new NotFound();
  if (!invitation.revoked_at) {
    await tx.updateTable('training.invitation').set({ revoked_at: new Date() }).where('id', '=', id).execute();
    await record(tx, 'invitation.revoked', { type: 'invitation', id, details: { occasion: invitation.occasion_id } });
  }
  return invitation.occasion_id;
}

/** Guests become people of the organisation: never of a municipality, whose staff comes from its HR system. */
async function mustBeExternal(tx: Tx, organisation: string): Promise<void> {
  const found = await tx
    .selectFrom('organisation.organisation')
    .select('id')
    .where('id', '=', organisation)
    .where('kind', 'in', EXTERNAL)
    .executeTakeFirst();
  if (!found) throw new NotFound();
}

async function mustPlan(tx: Tx, occasion: string): Promise<void> {
  const found = await firstOf(tx, sql<{ plans: boolean }>`select training.plans(${occasion}) as plans`);
  if (!found?.plans) throw new NotFound();
}
