// What one may do with an entry, by whichever door one comes: signed in, or by the secret link of a guest.
import type { Tx } from '#platform/db/db.ts';
import { acceptOffer, declineOffer } from './answer-offer.ts';
import type { Busy } from './chance.ts';
import { withdraw } from './leave.ts';
import { stay, takeSeat } from './stay.ts';
import { t } from './texts.ts';

const declined = {
  declined: t.saidDeclined,
  next: t.saidDeclinedNext,
  free: t.saidDeclinedFree,
  late: t.saidLate,
  nothing: t.saidNothing,
};

export type EntryAct = 'accept' | 'decline' | 'withdraw' | 'stay' | 'take';

/** Does it, and says what came of it; or says with what it clashes, when one has not said that one goes on in spite of it. */
export async function actOnEntry(
  tx: Tx,
  id: string,
  act: EntryAct,
  options: { despite: boolean },
): Promise<{ said: string } | { busy: readonly Busy[] }> {
  switch (act) {
    case 'accept': {
      const answer = await acceptOffer(tx, id, options);
      if (answer.outcome === 'clash') return { busy: answer.busy };
      return { said: { placed: t.saidPlaced, late: t.saidLate, nothing: t.saidNothing }[answer.outcome]() };
    }
    case 'decline':
      return { said: declined[await declineOffer(tx, id)]() };
    case 'withdraw':
      await withdraw(tx, id);
      return { said: t.saidWithdrawn() };
    case 'stay':
      return { said: { offered: t.saidOffered, waiting: t.saidStays, nothing: t.saidNothing }[await stay(tx, id)]() };
    case 'take': {
      const answer = await takeSeat(tx, id, options);
      if (answer.outcome === 'clash') return { busy: answer.busy };
      return { said: { placed: t.saidPlaced, taken: t.saidTaken, nothing: t.saidNothing }[answer.outcome]() };
    }
  }
}
