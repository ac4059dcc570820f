import { sql } from 'kysely';
import { z } from 'zod';
import { listProposable } from '#handbook';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { isLink } from '#platform/text/address.ts';
import { listInstruments } from '../instruments/instruments.queries.ts';
import { channels, type Parts } from './parts.ts';
import { findChoice } from './places.queries.ts';
import { findDraft, getProtocol, type Protocol } from './protocols.queries.ts';
import { t } from './texts.ts';

/** https, or a page of ours: an address somebody typed must not run, nor lead to another site in disguise (//, /\). */
export const isAddress = (text: string): boolean => {
  if (text.startsWith('/')) return !text.startsWith('//') && !/[\s\\]/.test(text);
  return isLink(text);
};

const long = () => field.optionalText({ max: 4000 });
const parts = {
  whom: field.optionalText({ max: 2000 }),
  when_asked: field.optionalText({ max: 2000 }),
  alone: field.optionalText({ max: 2000 }),
  how: long(),
  ...{ at_yes: long(), at_no: long(), at_declined: long(), at_suspicion: long(), at_acute: long() },
  instrument_version_id: field.optionalId(),
  channels: field.many(field.choice(channels)),
  re_ask_months: field.whole({ min: 1, max: 24 }),
  routine_id: field.optionalId(),
  routine_name: field.optionalText({ max: 200 }),
  routine_address: field.optionalText({ max: 500 }),
  owner: field.optionalText({ max: 200 }),
  decided_by: field.optionalText({ max: 200 }),
  decided_on: field.optionalDay(),
  valid_from: field.optionalDay(),
  valid_until: field.optionalDay(),
};
export const draftForm = z.object({ ...parts, stamp: z.string().max(30).default('') });
export const newForm = z.object({ ...parts, id: field.id(), organisation_id: field.id() });
export type DraftForm = Parts & { stamp: string; routine_id: string | null };

/** `conflict`: what is saved instead; the typed text was not kept. */
export type Saved = { ok: true; id: string } | { ok: false; conflict: Protocol } | { ok: false; field: string; said: string };

/** Begins a draft. Sent again it is the same one; where somebody else has begun, both texts are to be shown. */
export async function beginDraft(
  tx: Tx,
  { id, organisation_id, routine_id, ...typed }: Parts & { id: string; organisation_id: string; routine_id: string | null },
  me: string,
): Promise<Saved> {
  const place = await findChoice(tx, organisation_id);
  if (!place) return { ok: false, field: 'organisation_id', said: t.choosePlace() };
  const written = await nameRoutine(tx, routine_id, typed);
  const wrong = await refuseParts(tx, written, place.municipality_id);
  if (wrong) return wrong;
  await lock(tx, 'screening.protocol_of', organisation_id);
  const draft = await findDraft(tx, organisation_id);
  if (draft) return draft.id === id ? { ok: true, id } : { ok: false, conflict: draft };
  const { rows } = await sql<{ id: string }>`insert into screening.protocol
    (id, municipality_id, organisation_id, number, written_by) select ${id}::uuid, ${place.municipality_id}::uuid, ${organisation_id}::uuid,
      (select coalesce(max(p.number), 0) + 1 from screening.protocol p where p.organisation_id = ${organisation_id}::uuid), ${me}::uuid
    on conflict (id) do nothing returning id`.execute(tx);
  if (!rows[0]) throw new NotFound(); // the second click on what is in force already
  await tx.updateTable('screening.protocol').set(written).where('id', '=', id).execute();
  await record(tx, 'protocol.begun', { type: 'protocol', id, details: { organisation: organisation_id } });
  return { ok: true, id };
}

/** Saves a draft, unless somebody has saved it, or put it in force, since `stamp`. */
export async function saveDraft(tx: Tx, id: string, { stamp, routine_id, ...typed }: DraftForm): Promise<Saved> {
  const before = await getProtocol(tx, id);
  if (!before.mine) throw new NotFound();
  await lock(tx, 'screening.protocol_of', before.organisation_id);
  const now = await getProtocol(tx, id);
  if (now.in_force_at || now.stamp !== stamp) return { ok: false, conflict: now };
  const written = await nameRoutine(tx, routine_id, typed);
  const wrong = await refuseParts(tx, written, now.municipality_id, now.instrument_version_id);
  if (wrong) return wrong;
  await tx
    .updateTable('screening.protocol')
    .set({ ...written, changed_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('in_force_at', 'is', null)
    .execute();
  await record(tx, 'protocol.changed', { type: 'protocol', id });
  return { ok: true, id };
}

/** A routine chosen in the handbook gives its name and its address; else they are as typed. */
async function nameRoutine(tx: Tx, routine: string | null, typed: Parts): Promise<Parts> {
  const known = routine && (await listProposable(tx)).flatMap(({ routines }) => routines).find(({ id }) => id === routine);
  return known ? { ...typed, routine_name: known.label.slice(0, 200), routine_address: `/handbook/routines/${known.id}` } : typed;
}

async function refuseParts(tx: Tx, written: Parts, municipality: string, kept: string | null = null): Promise<Saved | null> {
  const { routine_address: address, valid_from, valid_until, instrument_version_id: instrument } = written;
  if (written.channels.length === 0) return { ok: false, field: 'channels', said: t.chooseChannel() };
  if (address && !isAddress(address)) return { ok: false, field: 'routine_address', said: t.badAddress() };
  if (valid_from && valid_until && valid_until < valid_from) return { ok: false, field: 'valid_until', said: t.untilBefore() };
  if (instrument && instrument !== kept && !(await listInstruments(tx, municipality)).some(({ id }) => id === instrument))
    return { ok: false, field: 'instrument_version_id', said: t.withdrawnInstrument() };
  return null;
}
