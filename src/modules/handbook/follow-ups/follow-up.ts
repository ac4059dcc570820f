import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { getRoutine } from '../routines/routines.queries.ts';
import { findInForce } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

export const followUpForm = z.object({
  id: field.id(),
  followed_up_on: field.day(),
  is_used: field.choice(['yes', 'no']),
  works: field.choice(['yes', 'no']),
  note: noPerson(field.text({ max: 4000, required: t.needsNote })),
});

type Said = { ok: true } | { ok: false; field: string; said: string };

/** Enters that a routine was followed up: Öppna jämförelser counts it as current for a year from that day. Sent again it is the same. */
export async function followUp(tx: Tx, routine: string, form: z.output<typeof followUpForm>, me: string): Promise<Said> {
  await lock(tx, 'handbook.routine', routine);
  const found = await getRoutine(tx, routine);
  if (!found.mine) throw new NotFound();
  const version = await findInForce(tx, routine);
  if (!version) throw new Refused(t.nothingInForce());
  if (form.followed_up_on > version.today) return { ok: false, field: 'followed_up_on', said: t.inFuture() };
  const { id, followed_up_on, note } = form;
  const made = await tx
    .insertInto('handbook.follow_up')
    .values({
      ...{ id, routine_id: routine, version_id: version.id, followed_up_on, note, followed_up_by: me },
      ...{ is_used: form.is_used === 'yes', works: form.works === 'yes' },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made)
    await record(tx, 'routine.followed_up', {
      type: 'routine',
      id: routine,
      details: { on: followed_up_on, version: version.number },
    });
  return { ok: true };
}

export type FollowUp = {
  id: string;
  followed_up_on: string;
  is_used: boolean;
  works: boolean;
  note: string;
  version_number: number;
  by: string | null;
};

/** Every follow-up of a routine, newest first. */
export async function listFollowUps(db: Read, routine: string): Promise<FollowUp[]> {
  const { rows } = await sql<FollowUp>`
    select f.id, f.followed_up_on::text, f.is_used, f.works, f.note, v.number as version_number,
      (select n.name from handbook.names(array[f.followed_up_by]) n) as by
    from handbook.follow_up f join handbook.version v on v.id = f.version_id
    where f.routine_id = ${routine}::uuid order by f.followed_up_on desc, f.entered_at desc`.execute(db);
  return rows;
}
