import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { locale } from '#platform/i18n/locale.ts';
import { firstOf } from './entry.ts';
import { signUp } from './sign-up.ts';
import { t } from './texts.ts';

export const guestSchema = z.object({
  id: field.id(),
  given: field.text({ max: 100 }),
  family: field.text({ max: 100 }),
  email: field.email(),
  works_as: field.optionalText({ max: 120 }),
});

export type Entered =
  /** `pass` opens her entry, and only hers. */
  | { outcome: 'entered'; pass: string }
  /** The address has an entry already, which is not shown to whoever asks. */
  | { outcome: 'known' }
  | { outcome: 'used_up' };

/**
 * Signs a guest up by her organisation's invitation: she becomes a person employed there, and from then on the transaction
 * acts as her. The same form sent twice gives the same entry. An unknown secret: NotFound.
 */
export async function enterByInvitation(tx: Tx, secret: string, form: z.output<typeof guestSchema>): Promise<Entered> {
  const door = await firstOf(
    tx,
    sql<{ outcome: 'entered' | 'again' | 'known' | 'used_up'; occasion_id: string; person_id: string; entry: string }>`
      select * from training.enter_by_invitation(${secret}, ${form.id}, ${form.given}, ${form.family}, ${form.email},
        ${form.works_as || t.guestProfession()}, ${locale()})`,
  );
  if (!door) throw new NotFound();
  if (door.outcome === 'known' || door.outcome === 'used_up') return { outcome: door.outcome };
  if (door.outcome === 'entered') {
    const answer = await signUp(tx, {
      id: door.entry,
      occasion: door.occasion_id,
      person: door.person_id,
      as: 'guest',
      despite: true,
    });
    if (answer.outcome === 'refused') throw new Refused(answer.sentence); // and nobody was made
  }
  const pass = await firstOf(tx, sql<{ secret: string }>`select training.guest_pass_of(${door.entry}) as secret`);
  return { outcome: 'entered', pass: pass?.secret ?? '' };
}

/** Comes back by the secret of one's entry; the transaction acts as the guest from then on. Unknown: NotFound. */
export async function enterAsGuest(tx: Tx, pass: string): Promise<string> {
  const found = await firstOf(tx, sql<{ enrolment_id: string }>`select enrolment_id from training.enter_as_guest(${pass})`);
  if (!found) throw new NotFound();
  return found.enrolment_id;
}
