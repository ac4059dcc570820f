import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { parsePersonalNumber } from '#platform/files/personal-number.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { chancePseudonym, openUnitKey, pseudonymOf } from './pseudonym.ts';
import { t } from './texts.ts';

export const CHANNELS = ['visit', 'call', 'assessment'] as const;
export type Channel = (typeof CHANNELS)[number];

const say = (sentence: () => string) => ({ error: () => `\u0001${sentence()}` });
/** Ten or twelve figures, perhaps with a mark: meant as a personal number. */
const LIKE_PERSONAL_NUMBER = /^(\d{2})?\d{6}[-+ ]?\d{4}$/;

/** A case number or a personal number. A mistyped one would be another person, and a name would be several. */
const reference = field
  .optionalText({ max: 60 })
  .refine((text) => text === '' || text.length >= 3, say(t.tooShort))
  .refine((text) => text === '' || /\d/.test(text), say(t.noName))
  .refine((text) => !LIKE_PERSONAL_NUMBER.test(text) || parsePersonalNumber(text.replace(' ', '')).ok, say(t.wrongNumber));

/** `reference` is made into a code at once, and not kept. */
export const openForm = z.object({ id: field.id(), unit: field.id(), channel: field.choice(CHANNELS), reference });
/** On the visit's own page it may be given as the visit is closed. */
export const referenceForm = z.object({ reference });

/** Opens a visit as the worker's own. The second click opens nothing more. */
export async function openVisit(tx: Tx, wish: z.output<typeof openForm>, me: string, secret: string): Promise<void> {
  const { id, unit, channel, reference } = wish;
  const pseudonym = reference ? pseudonymOf(reference, await openUnitKey(tx, secret, unit)) : chancePseudonym();
  await insertVisit(tx, { id, unit, channel, pseudonym, known: reference !== '' }, me);
}

/** Opens one for somebody on the list of whom to ask again. */
export async function openAgain(tx: Tx, wish: { id: string; reAsk: string; channel: Channel }, me: string): Promise<void> {
  const found = await tx
    .selectFrom('screening.re_ask')
    .select(['unit_id', 'pseudonym', 'known'])
    .where('id', '=', wish.reAsk)
    .executeTakeFirst();
  if (!found) throw new NotFound();
  await insertVisit(
    tx,
    { id: wish.id, unit: found.unit_id, channel: wish.channel, pseudonym: found.pseudonym!, known: found.known },
    me,
  );
}

type NewVisit = { id: string; unit: string; channel: Channel; pseudonym: Buffer; known: boolean };

async function insertVisit(tx: Tx, { id, unit, channel, pseudonym, known }: NewVisit, me: string): Promise<void> {
  const asks = await sql<{
    there: boolean;
  }>`select ${unit}::uuid in (select organisation.mine('screening.ask')) as there`.execute(tx);
  if (!asks.rows[0]?.there) throw new NotFound();
  const { rows } = await sql`
    insert into screening.visit (municipality_id, id, unit_id, channel, protocol_id, pseudonym, known, opened_by)
    values (organisation.controller(${unit}), ${id}, ${unit}, ${channel}, screening.protocol_for(${unit}), ${pseudonym}, ${known}, ${me})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length > 0) await record(tx, 'visit.opened', { type: 'visit', id, details: { unit, channel } });
}

/** Makes one's own open visit one of somebody who can be known again. Nothing where it is closed meanwhile: a second click. */
export async function giveReference(tx: Tx, visit: string, reference: string, secret: string): Promise<void> {
  const mine = await tx.selectFrom('screening.visit').select('unit_id').where('id', '=', visit).executeTakeFirst();
  if (!mine) return;
  const pseudonym = pseudonymOf(reference, await openUnitKey(tx, secret, mine.unit_id));
  const { rows } = await sql<{ did: boolean }>`select screening.give_reference(${visit}, ${pseudonym}) as did`.execute(tx);
  if (rows[0]?.did) await record(tx, 'visit.made_known', { type: 'visit', id: visit });
}
