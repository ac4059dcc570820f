import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Place } from './card.queries.ts';
import { t } from './texts.ts';

const words = {
  name: field.text({ max: 120 }),
  telephone: field
    .text({ max: 30 })
    .regex(/^\+?[0-9][0-9 ()–-]{1,28}$/, say(t.telephoneShape))
    .refine((number) => number.replace(/\D/g, '') !== '112', say(t.alarmIsThere)),
  hours: field.optionalText({ max: 120 }),
  purpose: field.optionalText({ max: 300 }),
  position: field.whole({ min: 1, max: 99 }),
  checked_on: field.day().refine((day) => day <= localDate(new Date()), say(t.notYet)),
};

export const lineForm = z.object(words);
export const newLineForm = z.object({ ...words, id: field.id(), organisation_id: field.id(), instead_of: field.optionalId() });

/** Enters a line. A second click finds it there. */
export async function enterLine(tx: Tx, place: Place, line: z.output<typeof newLineForm>, by: string): Promise<void> {
  const made = await tx
    .insertInto('handbook.emergency_line')
    .values({ ...line, municipality_id: place.municipality_id, checked_by: by, entered_by: by })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows) await record(tx, 'emergency_line.entered', { type: 'emergency_line', id: line.id });
}

/**
 * Who mends a word has not called: whoever checked the number stays, until it or the day is another.
 * @throws {NotFound} absent, removed, or not the reader's to keep
 */
export async function changeLine(tx: Tx, id: string, line: z.output<typeof lineForm>, by: string): Promise<void> {
  const done = await tx
    .updateTable('handbook.emergency_line')
    .set((eb) => ({
      ...line,
      checked_by: eb
        .case()
        .when(eb.and([eb('telephone', '=', line.telephone), eb('checked_on', '=', line.checked_on)]))
        .then(eb.ref('checked_by'))
        .else(by)
        .end(),
    }))
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new NotFound();
  await record(tx, 'emergency_line.changed', { type: 'emergency_line', id });
}

/** Somebody has called, and it is right today. */
export async function checkLine(tx: Tx, id: string, by: string): Promise<void> {
  const done = await tx
    .updateTable('handbook.emergency_line')
    .set({ checked_on: sql<string>`current_date`, checked_by: by })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new NotFound();
  await record(tx, 'emergency_line.checked', { type: 'emergency_line', id });
}

export async function removeLine(tx: Tx, id: string, by: string): Promise<void> {
  const done = await tx
    .updateTable('handbook.emergency_line')
    .set({ removed_at: sql<Date>`now()`, removed_by: by })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new NotFound();
  await record(tx, 'emergency_line.removed', { type: 'emergency_line', id });
}
