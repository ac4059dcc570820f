import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { cut } from '#platform/i18n/cut.ts';
import { type Asked, checkVersion } from '../door.ts';
import { userShapes } from '../protocol/attributes.ts';
import { type Operation, patched } from '../protocol/patch.ts';
import type { Resource } from '../protocol/read-resource.ts';
import { ScimError } from '../protocol/scim-error.ts';
import { resourceOf, type Told, toldBy, type UserRow } from './user.ts';

/** Takes up a person: whom HR gave the number, whom the directory told of before by the same id, or someone new. */
export async function createUser({ tx, directory }: Asked, resource: Resource): Promise<UserRow> {
  const told = toldBy(resource, true);
  const { person, is_new } = await meant(tx, told);
  const row = await tx
    .insertInto('organisation.directory_person')
    .values({ ...told, directory_id: directory, person_id: person })
    .onConflict((there) =>
      there
        .columns(['directory_id', 'person_id'])
        .doUpdateSet({
          ...told,
          deleted_at: null,
          created_at: sql<Date>`now()`,
          updated_at: sql<Date>`now()`,
          version: sql<number>`directory_person.version + 1`,
        })
        .where('organisation.directory_person.deleted_at', 'is not', null),
    )
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ScimError('numberTaken', 'employeeNumber'); // the directory has told of her by another name
  await settle(tx, directory, row, 'created', { is_new });
  return row;
}

async function meant(tx: Tx, told: Told): Promise<{ person: string; is_new: boolean }> {
  const given = told.given_name ?? told.display_name?.split(' ')[0] ?? told.user_name;
  const language = told.language?.toLowerCase().startsWith('en') ? 'en' : 'sv';
  const { rows } = await sql<{ person: string; is_new: boolean }>`select * from organisation.meant_by_directory(
    ${told.employee_number}, ${told.external_id}, ${cut(given, 100)}, ${told.family_name ?? ''}, ${language})`.execute(tx);
  return rows[0]!;
}

/** Replaces what was told (RFC 7644, 3.5.1). Nobody is let in again by saying nothing of `active`. */
export async function replaceUser(asked: Asked, id: string, resource: Resource): Promise<UserRow> {
  const row = await getForChange(asked, id);
  return changeUser(asked, row, toldBy(resource, row.active));
}

export async function patchUser(asked: Asked, id: string, operations: readonly Operation[]): Promise<UserRow> {
  const row = await getForChange(asked, id);
  return changeUser(asked, row, toldBy(patched(userShapes, resourceOf(row), operations, id), row.active));
}

/** She is let out, and what the directory told of her can be found no more. Her courses stay hers. */
export async function removeUser(asked: Asked, id: string): Promise<void> {
  const { tx, directory } = asked;
  const row = await getForChange(asked, id);
  await tx
    .deleteFrom('organisation.directory_member')
    .where('directory_id', '=', directory)
    .where('person_id', '=', id)
    .execute();
  await tx
    .updateTable('organisation.directory_person')
    .set({ active: false, deleted_at: sql<Date>`now()`, updated_at: sql<Date>`now()`, version: row.version + 1 })
    .where('directory_id', '=', directory)
    .where('person_id', '=', id)
    .execute();
  await settle(tx, directory, row, 'removed');
}

async function getForChange({ c, tx, directory }: Asked, id: string): Promise<UserRow> {
  const row = await tx
    .selectFrom('organisation.directory_person')
    .selectAll()
    .where('directory_id', '=', directory)
    .where('person_id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ScimError('notHere');
  checkVersion(c, row.version);
  return row;
}

async function changeUser({ tx, directory }: Asked, before: UserRow, told: Told): Promise<UserRow> {
  const changed = (Object.keys(told) as (keyof Told)[]).filter((name) => told[name] !== before[name]);
  if (changed.length === 0) return before; // told once more
  if (told.employee_number && changed.includes('employee_number')) await numbered(tx, before.person_id, told.employee_number);
  const row = await tx
    .updateTable('organisation.directory_person')
    .set({ ...told, updated_at: sql<Date>`now()`, version: before.version + 1 })
    .where('directory_id', '=', directory)
    .where('person_id', '=', before.person_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const act = before.active === row.active ? 'changed' : row.active ? 'opened' : 'closed';
  await settle(tx, directory, row, act, { changed: changed.join(',') });
  return row;
}

/** A number told later is hers from now on, unless it is another's: then the two are somebody's mistake. */
async function numbered(tx: Tx, person: string, number: string): Promise<void> {
  const { rows } = await sql<{ hers: boolean }>`select organisation.number_by_directory(${person}, ${number}) as hers`.execute(
    tx,
  );
  if (!rows[0]?.hers) throw new ScimError('numberTaken', 'employeeNumber');
}

type Details = Record<string, string | boolean>;

/** Account, contact and sessions follow at once, and the log says what came of it. */
async function settle(tx: Tx, directory: string, row: UserRow, act: string, details: Details = {}): Promise<void> {
  const { rows } = await sql<{ done: string[] }>`select organisation.settle_directory_person(${row.person_id}) as done`.execute(
    tx,
  );
  const done = rows[0]!.done.join(',');
  await record(tx, `directory_person.${act}`, {
    type: 'directory_person',
    id: row.person_id,
    person: row.person_id,
    details: { directory, done, ...details },
  });
  if (rows[0]!.done.includes('reviewer_shut_out'))
    await record(tx, 'directory.shut_out_reviewer', {
      type: 'directory_person',
      id: row.person_id,
      person: row.person_id,
      details: { directory },
    });
}
