import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { t } from '../texts.ts';

const ONCE_IN_MINUTES = 10;

/** Writes to whoever has a local account under the address, at most once in ten minutes; to nobody else. */
export async function tellHowToGoOn(worker: Db, data: Record<string, unknown>): Promise<void> {
  const { rows } = await sql<{ person: string | null }>`select auth.find_local(${String(data['email'] ?? '')}) as person`.execute(
    worker,
  );
  const person = rows[0]?.person;
  if (!person) return;
  await worker.transaction().execute(async (tx) => {
    const lately = await sql`select from mail.letter where kind = 'auth.forgotten' and person_id = ${person}
      and created_at > now() - make_interval(mins => ${ONCE_IN_MINUTES})`.execute(tx);
    if (lately.rows.length === 0) await writeLetter(tx, 'auth.forgotten', person, { person });
  });
}

export const forgottenLetters: LetterKinds = {
  // The link is made when the letter is sent: the outbox holds no secret.
  'auth.forgotten': async (worker, { person = '' }, publicUrl) => {
    const secret = randomBytes(32).toString('base64url');
    const digest = createHash('sha256').update(secret).digest();
    const { rows } = await sql<{ made: boolean }>`select auth.let_reset(${person}::uuid, ${digest}) as made`.execute(worker);
    if (!rows[0]?.made) return null;
    return { subject: t.forgottenSubject(), text: t.forgottenLetter({ link: `${publicUrl}/welcome/${secret}` }) };
  },
};
