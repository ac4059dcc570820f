import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { t } from './texts.ts';

export const askForm = z
  .object({ id: field.id(), from: field.day(), until: field.day(), wish: field.optionalText({ max: 1000 }) })
  .refine(({ from, until }) => from <= until, { path: ['until'], error: () => `\u0001${t.untilBefore()}` })
  .refine(({ until }) => until <= localDate(new Date()), { path: ['until'], error: () => `\u0001${t.notYet()}` });

/** Asks who has looked at her; one open request at a time. A second click finds its own and does nothing. GDPR art. 12.3: one month. */
export async function ask(tx: Tx, { id, from, until, wish }: z.output<typeof askForm>, me: string): Promise<void> {
  const open = await tx
    .selectFrom('oversight.request')
    .select('id')
    .where('person_id', '=', me)
    .where('decided_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (open?.id === id) return;
  if (open) throw new Refused(t.oneAtATime());
  const { rows } = await sql<{ controller: string | null }>`select organisation.controller_of(${me}::uuid) as controller`.execute(
    tx,
  );
  const controller = rows[0]?.controller;
  if (!controller) throw new Refused(t.noController());
  const made = await tx
    .insertInto('oversight.request')
    .values({
      ...{ id, person_id: me, controller_id: controller, from_on: from, until_on: until, wish },
      due_on: sql<string>`(current_date + interval '1 month')::date`,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return; // two clicks at once
  const readers = await sql<{
    id: string;
  }>`select id from oversight.holders('requests.decide', ${controller}::uuid) h (id)`.execute(tx);
  for (const reader of readers.rows)
    if (reader.id !== me) await writeLetter(tx, 'oversight.request_made', reader.id, { request: id });
  await record(tx, 'request.made', { type: 'request', id, person: me, details: { from, until } });
}

/** Takes it back while nothing is decided. */
export async function withdraw(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`select oversight.withdraw_request(${id}::uuid) as done`.execute(tx);
  if (rows[0]?.done) await record(tx, 'request.withdrawn', { type: 'request', id });
}
