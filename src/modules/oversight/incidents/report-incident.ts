import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { instant } from '#platform/i18n/dates.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { t } from './texts.ts';

export const reportForm = z
  .object({
    id: field.id(),
    title: field.text({ max: 120, required: t.writeTitle }),
    story: field.text({ max: 4000, required: t.writeStory }),
    awareDay: field.day(),
    awareTime: field.time(),
  })
  .transform(({ awareDay, awareTime, ...rest }) => ({ ...rest, aware: instant(awareDay, awareTime) }))
  .refine(({ aware }) => aware.getTime() <= Date.now() + 60_000, { path: ['awareTime'], error: () => `\u0001${t.notYet()}` })
  .refine(({ aware }) => aware.getTime() > Date.now() - 366 * 86_400_000, {
    path: ['awareDay'],
    error: () => `\u0001${t.tooLongAgo()}`,
  });

/** Anyone reports; those who keep incidents are written to at once. A second click finds its own and does nothing. */
export async function reportIncident(
  tx: Tx,
  { id, title, story, aware }: z.output<typeof reportForm>,
  me: string,
): Promise<void> {
  const { rows } = await sql<{ controller: string | null }>`select organisation.controller_of(${me}::uuid) as controller`.execute(
    tx,
  );
  const controller_id = rows[0]?.controller;
  if (!controller_id) throw new Refused(t.noController());
  const made = await tx
    .insertInto('oversight.incident')
    .values({ id, controller_id, title, story, aware_at: aware, reported_by: me })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return;
  await tx.insertInto('oversight.step').values({ incident_id: id, person_id: me, kind: 'reported' }).execute();
  const keepers = await sql<{
    id: string;
  }>`select id from oversight.holders('incidents.keep', ${controller_id}::uuid) h (id)`.execute(tx);
  for (const keeper of keepers.rows) await writeLetter(tx, 'oversight.incident_reported', keeper.id, { incident: id });
  await record(tx, 'incident.reported', { type: 'incident', id });
}
