import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';

export const easings = ['none', 'marked'] as const;
export const easingGrounds = ['own_wish', 'authority_ended', 'mistake'] as const;
export const Ease = z.object({ id: field.id(), wanted: field.choice(easings), easing_ground: field.choice(easingGrounds) });

/** Proposes that a protection ends or becomes weaker. Nothing changes before another person has confirmed it. */
export async function proposeEasing(
  tx: Tx,
  person: string,
  { id, wanted, easing_ground: ground }: z.output<typeof Ease>,
): Promise<void> {
  const { rows } = await sql<{
    made: boolean | null;
  }>`select organisation.propose_easing(${id}, ${person}, ${wanted}, ${ground}) as made`.execute(tx);
  if (!rows[0] || rows[0].made === null) throw new NotFound();
  if (rows[0].made)
    await record(tx, 'protection.easing_proposed', { type: 'person', id: person, person, details: { wanted, ground } });
}

/** Confirms it: another person than the one who proposed it. Returns whose it was, and what she has now. */
export async function confirmEasing(tx: Tx, id: string): Promise<{ person: string; wanted: string }> {
  const { rows } = await sql<{
    person_id: string;
    wanted: string;
  }>`select person_id, wanted from organisation.confirm_easing(${id})`.execute(tx);
  const done = rows[0];
  if (!done) throw new NotFound();
  const act = done.wanted === 'none' ? 'person.unprotected' : 'protection.eased';
  await record(tx, act, { type: 'person', id: done.person_id, person: done.person_id, details: { wanted: done.wanted } });
  return { person: done.person_id, wanted: done.wanted };
}

export async function withdrawEasing(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ person: string | null }>`select organisation.withdraw_easing(${id}) as person`.execute(tx);
  const person = rows[0]?.person;
  if (!person) throw new NotFound();
  await record(tx, 'protection.easing_withdrawn', { type: 'person', id: person, person });
  return person;
}
