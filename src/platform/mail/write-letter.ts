import type { Tx } from '#platform/db/db.ts';

/**
 * Puts a letter in the outbox, in the act's transaction. It holds ids only: address and words are found when it is sent,
 * so that someone who has since got protected identity, or has left, is not written to at an old address.
 */
export async function writeLetter(tx: Tx, kind: string, personId: string, about: Record<string, string> = {}): Promise<void> {
  await tx
    .insertInto('mail.letter')
    .values({ kind, person_id: personId, about: JSON.stringify(about) })
    .execute();
}
