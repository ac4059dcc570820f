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

/** The same to an address, for someone who is not a person in the system. */
export async function writeLetterTo(tx: Tx, kind: string, address: string, about: Record<string, string> = {}): Promise<void> {
  await tx
    .insertInto('mail.letter')
    .values({ kind, address, about: JSON.stringify(about) })
    .execute();
}
