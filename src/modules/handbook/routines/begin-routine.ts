import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { areas, covers } from './routines.queries.ts';
import { t } from './texts.ts';

/** A routine's number as it stands in a handbook: 3.2, 4-b. */
export const routineNumber = field
  .text({ max: 20, required: t.needsNumber })
  .regex(/^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö.-]*$/, say(t.badNumber));
const place = {
  chapter_id: field.id(),
  number: routineNumber,
  areas: field.many(field.choice(areas)),
  covers: field.many(field.choice(covers)),
};
export const beginForm = z.object({ ...place, id: field.id(), title: field.text({ max: 200 }) });
export const placeForm = z.object(place);
type Wrong = { ok: false; field: string; said: string };

/** Begins a routine with the draft of its first version. Sent again it is the same one. Returns the version's id. */
export async function beginRoutine(
  tx: Tx,
  handbook: string,
  { id, title, ...where }: z.output<typeof beginForm>,
  me: string,
): Promise<{ ok: true; version: string } | Wrong> {
  await lock(tx, 'handbook.handbook', handbook);
  const before = await tx.selectFrom('handbook.version').select('id').where('routine_id', '=', id).executeTakeFirst();
  if (before) return { ok: true, version: before.id };
  const book = await getMine(tx, handbook);
  const wrong = await refusePlace(tx, handbook, where, null);
  if (wrong) return wrong;
  await tx
    .insertInto('handbook.routine')
    .values({ id, handbook_id: handbook, ...book, ...where, created_by: me, owner_id: me })
    .execute();
  const version = randomUUID();
  await tx
    .insertInto('handbook.version')
    .values({ id: version, routine_id: id, ...book, number: 1, title, written_by: me })
    .execute();
  await record(tx, 'routine.begun', { type: 'routine', id, details: { handbook } });
  return { ok: true, version };
}

/** Moves a routine within its handbook, or says anew what it is for. */
export async function placeRoutine(tx: Tx, id: string, where: z.output<typeof placeForm>): Promise<{ ok: true } | Wrong> {
  const routine = await tx.selectFrom('handbook.routine').select('handbook_id').where('id', '=', id).executeTakeFirst();
  if (!routine) throw new NotFound();
  await lock(tx, 'handbook.handbook', routine.handbook_id);
  await getMine(tx, routine.handbook_id);
  const wrong = await refusePlace(tx, routine.handbook_id, where, id);
  if (wrong) return wrong;
  await tx.updateTable('handbook.routine').set(where).where('id', '=', id).execute();
  await record(tx, 'routine.placed', { type: 'routine', id, details: { number: where.number } });
  return { ok: true };
}

async function getMine(tx: Tx, handbook: string): Promise<{ municipality_id: string; organisation_id: string }> {
  const { rows } = await sql<{ municipality_id: string; organisation_id: string }>`
    select municipality_id, organisation_id from handbook.handbook where id = ${handbook}::uuid and closed_at is null
      and organisation_id in (select organisation.mine_within('handbook.write'))`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

async function refusePlace(
  tx: Tx,
  handbook: string,
  { chapter_id, number }: { chapter_id: string; number: string },
  self: string | null,
): Promise<Wrong | null> {
  const { rows } = await sql<{ chapter: boolean; taken: boolean }>`select
    exists (select from handbook.chapter c where c.id = ${chapter_id}::uuid and c.handbook_id = ${handbook}::uuid) as chapter,
    exists (select from handbook.routine r where r.handbook_id = ${handbook}::uuid and r.number = ${number} and r.id is distinct from ${self}::uuid) as taken`.execute(
    tx,
  );
  if (!rows[0]?.chapter) return { ok: false, field: 'chapter_id', said: t.chooseChapter() };
  return rows[0].taken ? { ok: false, field: 'number', said: t.numberTaken({ number }) } : null;
}
