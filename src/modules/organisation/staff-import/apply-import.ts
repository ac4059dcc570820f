import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { type Db, lock, type Tx } from '#platform/db/db.ts';
import { addUnits, changeEmployments } from './change-employments.ts';
import { addPersonalNumbers, changePeople, changeRoles } from './change-people.ts';
import { compare } from './compare.ts';
import type { Counts } from './tell-changes.ts';

export type Outcome = 'applied' | 'changed meanwhile' | 'not waiting';
/** Steps that show as progress while everything happens in one transaction. */
export const STEPS = 6;

/**
 * Does all that the preview showed, in one transaction, or nothing. Compares once more first, under
 * a lock that every other import and every change of the tree waits for: had anything become different, the person sees the new preview instead.
 */
export async function applyImport(
  worker: Db,
  secret: string,
  importId: string,
  by: string | null,
  progress: (step: number) => Promise<void> = async () => {},
): Promise<Outcome> {
  return worker.transaction().execute(async (tx) => {
    const one = await tx.selectFrom('organisation.staff_import').selectAll().where('id', '=', importId).executeTakeFirst();
    if (one?.state !== 'applying') return 'not waiting';
    await lock(tx, 'organisation.staff', one.organisation_id);
    // Nobody may move or close a unit meanwhile; imports to other employers may go on beside this one.
    await sql`select pg_advisory_xact_lock_shared(hashtextextended('organisation.tree:shape', 0))`.execute(tx);
    if (by) await sql`select set_config('app.person', ${by}, true)`.execute(tx);
    // What names first readers (protection/) must know that it happens because of a file.
    await sql`select set_config('app.importing', ${importId}, true)`.execute(tx);
    const now = await compare(tx, one);
    await progress(1);
    if (now.digest !== one.digest || now.counts.fault > 0) {
      const found = { state: 'previewed', counts: JSON.stringify(now.counts), digest: now.digest, trouble: 'changedMeanwhile' };
      await tx.updateTable('organisation.staff_import').set(found).where('id', '=', importId).execute();
      return 'changed meanwhile';
    }
    await addUnits(tx, now.made);
    await changePeople(tx, importId, one.organisation_id);
    await progress(2);
    await changeEmployments(tx, importId, one.organisation_id);
    await progress(3);
    await addPersonalNumbers(tx, secret, importId, one.organisation_id);
    await progress(4);
    await changeRoles(tx, importId, one.organisation_id, by);
    await nameFirstReaders(tx, importId);
    await progress(5);
    await trace(tx, importId, now.counts);
    await forgetRows(tx, importId);
    await tx
      .updateTable('organisation.staff_import')
      .set({ state: 'applied', finished_at: sql<Date>`now()`, file_id: null, applied_by: by, trouble: null })
      .where('id', '=', importId)
      .execute();
    if (one.file_id) await tx.deleteFrom('platform.file').where('id', '=', one.file_id).execute();
    return 'applied';
  });
}

/** One entry for the whole; and one for each person whose identity became protected, who may ask when and by what. */
async function trace(tx: Tx, importId: string, counts: Counts): Promise<void> {
  await record(tx, 'staff_import.applied', { type: 'staff_import', id: importId, details: counts });
  const newly = await tx
    .selectFrom('organisation.staff_import_row')
    .select('person_id')
    .distinct()
    .where('import_id', '=', importId)
    .where('person_id', 'is not', null)
    .where((has) =>
      has.or([
        sql<boolean>`reasons @> '[{"key": "protected"}]'`,
        has.and([has('is_new', '=', true), has('protected', '=', true)]),
      ]),
    )
    .execute();
  for (const { person_id: person } of newly)
    if (person) await record(tx, 'person.protected', { type: 'staff_import', id: importId, person });
  const readers = await sql<{ id: string; person: string; reader: string; ground: string; confirmed: boolean }>`
    select r.id, r.person_id as person, r.reader_id as reader, r.ground, r.confirmed_at is not null as confirmed
    from organisation.protected_reader r where r.given_at = now()
      and r.person_id in (select person_id from organisation.staff_import_row where import_id = ${importId})`.execute(tx);
  for (const { id, person, reader, ground, confirmed } of readers.rows)
    await record(tx, confirmed ? 'protected_reader.named' : 'protected_reader.proposed', {
      type: 'protected_reader',
      id,
      person,
      details: { reader, ground },
    });
}

/** Whoever came protected had no manager above her before the roles were in place. */
const nameFirstReaders = (tx: Tx, importId: string) =>
  sql`select organisation.name_first_readers(x.person_id) from (select distinct person_id from organisation.staff_import_row
    where import_id = ${importId} and hidden and action <> 'same' and person_id is not null) x`.execute(tx);

/** What the report needs stays; what reaches or identifies a person goes. */
const forgetRows = (tx: Tx, importId: string) =>
  sql`update organisation.staff_import_row set email = null, phone = null, personal_number = null, blind_index = null,
      given_name = case when not hidden then given_name end, family_name = case when not hidden then family_name end
    where import_id = ${importId}`.execute(tx);
