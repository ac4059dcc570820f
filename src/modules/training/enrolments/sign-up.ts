import { sql } from 'kysely';
import { disclose } from '#organisation';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { type Busy, type Chance, chanceOf } from './chance.ts';
import { firstOf, settle } from './entry.ts';
import { t } from './texts.ts';

export type SignUp = {
  /** The entry's id, made when the form was shown. */
  id: string;
  occasion: string;
  person: string;
  /** As whom one asks: a planner may enter anyone she sees, before and after the window, without the manager. */
  as: 'herself' | 'manager' | 'planner' | 'guest';
  /** Goes on in spite of a clash; a planner also in spite of a missing course. */
  despite: boolean;
};

export type SignedUp =
  | { outcome: 'placed' | 'waiting' | 'requested' | 'interested'; entry: string }
  | { outcome: 'already'; entry: string; state: string }
  /** `yes`: what going on in spite of it would do, for the button. */
  | { outcome: 'clash'; busy: readonly Busy[]; missing: readonly string[]; yes: string }
  | { outcome: 'refused'; sentence: string };

/**
 * Signs a person up: a seat if one is free that she may have, else a place in the queue; a request where her manager
 * must approve; interest while there is no date. A second time changes nothing and says where she stands. The caller has
 * seen to it that the asker may speak for the person.
 */
export async function signUp(tx: Tx, ask: SignUp): Promise<SignedUp> {
  const { occasion, person } = ask;
  const { missing, busy } = await lookAhead(tx, occasion, person);
  await lock(tx, 'training.occasion', occasion);
  const chance = await chanceOf(tx, occasion, person);
  if (!chance) throw new NotFound();
  if (chance.entry_id) return { outcome: 'already', entry: chance.entry_id, state: chance.entry_state ?? '' };
  const no = why(chance, ask);
  if (no) return { outcome: 'refused', sentence: no };
  if (missing.length > 0 && ask.as !== 'planner') {
    const courses = missing.join(', ');
    return { outcome: 'refused', sentence: ask.as === 'manager' ? t.needsFirstOther({ courses }) : t.needsFirst({ courses }) };
  }
  if ((busy.length > 0 || missing.length > 0) && !ask.despite)
    return { outcome: 'clash', busy, missing, yes: anyway(chance, ask) };
  return enter(tx, ask, chance);
}

/** What does not concern the scarce seats, asked before the lock and in one question. Not the asker's to see: NotFound. */
async function lookAhead(tx: Tx, occasion: string, person: string) {
  const found = await firstOf(
    tx,
    sql<{ missing: string[]; busy: Busy[] }>`select missing, busy from training.before_sign_up(${occasion}, ${person})`,
  );
  if (!found) throw new NotFound();
  const busy = found.busy.map((part) => ({ ...part, starts_at: new Date(part.starts_at), ends_at: new Date(part.ends_at) }));
  return { missing: found.missing, busy };
}

/** The button that goes on in spite of a clash: a seat, a place in the queue, a question to the manager, or interest. */
export function anyway(chance: Chance, { as }: Pick<SignUp, 'as'>): string {
  if (!chance.starts_at) return t.showInterest();
  if (chance.asks_manager && (as === 'herself' || as === 'guest')) return t.askForSeatAnyway();
  if (chance.free) return t.signMeUpAnyway();
  return as === 'herself' || as === 'guest' ? t.queueMeAnyway() : t.queueOtherAnyway();
}

/** Why one cannot sign up, in a sentence that says what to do instead; null when one can. */
export function why(chance: Chance, { as }: Pick<SignUp, 'as'>): string | null {
  const now = new Date();
  if (chance.cancelled) return t.occasionCancelled();
  if (chance.ends_at && chance.ends_at <= now) return t.occasionOver();
  if (as === 'planner') return null;
  if (chance.starts_at && chance.starts_at <= now) return t.occasionStarted();
  if (chance.opens && chance.opens > now) return t.notYetOpen({ when: formatWhen(chance.opens) });
  if (chance.closes && chance.closes <= now) return t.alreadyClosed({ when: formatWhen(chance.closes) });
  if (chance.invited || as === 'guest') return null;
  return as === 'manager' ? t.notInvitedOther() : t.notInvited();
}

async function enter(tx: Tx, { id, occasion, person, as }: SignUp, chance: Chance): Promise<SignedUp> {
  const asks = chance.asks_manager && (as === 'herself' || as === 'guest');
  const state = !chance.starts_at ? 'interested' : asks ? 'requested' : chance.free ? 'placed' : 'waiting';
  await tx
    .insertInto('training.enrolment')
    .values({
      id,
      occasion_id: occasion,
      person_id: person,
      employer_id: chance.employer_id,
      state,
      share_id: state === 'placed' ? chance.share_id : null,
      signed_up_by: sql<string>`access.person()`,
    })
    .execute();
  await disclose(tx, person, chance.organiser_id);
  await record(tx, `enrolment.${state}`, { type: 'enrolment', id, person, details: { occasion, as } });
  await writeLetter(tx, `training.${state}`, person, { enrolment: id });
  if (state === 'requested') await askManagers(tx, id, person);
  if (chance.first_come) await settle(tx, occasion);
  return { outcome: state, entry: id };
}

async function askManagers(tx: Tx, enrolment: string, person: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from training.managers_of(${person}) m (id)`.execute(tx);
  for (const { id } of rows) await writeLetter(tx, 'training.approval_wanted', id, { enrolment });
}
