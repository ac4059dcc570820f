import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { lockOpen, step } from './keep-incident.ts';
import { t } from './texts.ts';

export const listForm = z.object({ people: field.many(field.id()) });

/** Puts people whom the frozen entries are about on the list of those it concerns. Others are not there to be put. */
export async function listAffected(tx: Tx, id: string, people: readonly string[], me: string): Promise<void> {
  await lockOpen(tx, id);
  const { rows } = await sql<{ person_id: string }>`select person_id from oversight.candidates(${id}::uuid)`.execute(tx);
  const there = await tx.selectFrom('oversight.affected_person').select('person_id').where('incident_id', '=', id).execute();
  const known = new Set([...rows, ...there].map(({ person_id }) => person_id));
  if (people.some((one) => !known.has(one))) throw new NotFound();
  const listed = new Set(there.map(({ person_id }) => person_id));
  const wanted = people.filter((one) => !listed.has(one));
  if (wanted.length === 0) return;
  await tx
    .insertInto('oversight.affected_person')
    .values(wanted.map((person_id) => ({ incident_id: id, person_id, added_by: me })))
    .execute();
  await step(tx, id, me, 'listed', t.listedWords({ n: wanted.length }), { people: wanted.length });
}

export const tellForm = (person: string) =>
  z
    .object({
      [`channel-${person}`]: field.choice(['in_person', 'phone', 'post', 'through_reader', 'not_told']),
      [`note-${person}`]: field.optionalText({ max: 1000 }),
    })
    .transform((form) => ({
      channel: form[`channel-${person}`] as 'in_person' | 'phone' | 'post' | 'through_reader' | 'not_told',
      note: form[`note-${person}`] as string,
    }));

/** That she was told, and how; or why not. Her name stands in no log, and not on the time line either. */
export async function tellAffected(
  tx: Tx,
  id: string,
  person: string,
  { channel, note }: { channel: string; note: string },
  me: string,
): Promise<void> {
  await lockOpen(tx, id);
  const told = await tx
    .updateTable('oversight.affected_person')
    .set({ told_at: sql`now()`, told_by: me, channel, note: note || null })
    .where('incident_id', '=', id)
    .where('person_id', '=', person)
    .where('told_at', 'is', null)
    .executeTakeFirst();
  if (told.numUpdatedRows === 0n) {
    const there = await tx
      .selectFrom('oversight.affected_person')
      .select('person_id')
      .where('incident_id', '=', id)
      .where('person_id', '=', person)
      .executeTakeFirst();
    if (!there) throw new NotFound();
    return;
  }
  await tx
    .insertInto('oversight.step')
    .values({ incident_id: id, person_id: me, kind: 'told', words: channel === 'not_told' ? t.notToldWords() : '' })
    .execute();
  await record(tx, 'incident.told', { type: 'incident', id, person, details: { channel } });
}
