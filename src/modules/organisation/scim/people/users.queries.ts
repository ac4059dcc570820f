import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { type Column, type Columns, toSql } from '../protocol/filter-sql.ts';
import type { View } from '../protocol/list.ts';
import type { UserRow } from './user.ts';

const column = (is: Column['is'], ...names: string[]): Column => ({ is, at: names.map((name) => sql.ref(`u.${name}`)) });
const fixed = (value: string, at: string): Column => ({
  is: 'text',
  at: [sql`case when ${sql.ref(`u.${at}`)} is not null then ${value}::text end`],
});
const marked = (at: string): Column => ({ is: 'boolean', at: [sql`${sql.ref(`u.${at}`)} is not null`] });

const columns: Columns = {
  named: {
    id: { is: 'text', at: [sql`u.person_id::text`] },
    username: column('text', 'user_name'),
    externalid: column('exact', 'external_id'),
    active: column('boolean', 'active'),
    displayname: column('text', 'display_name'),
    preferredlanguage: column('text', 'language'),
    'name.givenname': column('text', 'given_name'),
    'name.familyname': column('text', 'family_name'),
    emails: column('text', 'email'),
    'emails.value': column('text', 'email'),
    'emails.type': fixed('work', 'email'),
    phonenumbers: column('text', 'phone', 'mobile'),
    'phonenumbers.value': column('text', 'phone', 'mobile'),
    employeenumber: column('text', 'employee_number'),
    'meta.created': column('time', 'created_at'),
    'meta.lastmodified': column('time', 'updated_at'),
  },
  entries: {
    emails: [{ value: column('text', 'email'), type: fixed('work', 'email'), primary: marked('email') }],
    phonenumbers: [
      { value: column('text', 'phone'), type: fixed('work', 'phone') },
      { value: column('text', 'mobile'), type: fixed('mobile', 'mobile') },
    ],
  },
};

/** Users the directory has told of, in the order it told; two statements however many there are. */
export async function listUsers(db: Read, view: View): Promise<{ total: number; rows: UserRow[] }> {
  const fits = view.filter ? toSql(view.filter, columns) : sql<SqlBool>`true`;
  const all = db
    .selectFrom('organisation.directory_person as u')
    .where('u.directory_id', '=', sql<string>`organisation.acting_directory()`)
    .where('u.deleted_at', 'is', null)
    .where(fits);
  const { total } = await all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (view.count === 0 || view.start > total) return { total, rows: [] };
  const rows = await all
    .selectAll()
    .orderBy('u.created_at')
    .orderBy('u.person_id')
    .limit(view.count)
    .offset(view.start - 1)
    .execute();
  return { total, rows };
}

export const findUser = (db: Read, id: string): Promise<UserRow | undefined> =>
  db
    .selectFrom('organisation.directory_person')
    .selectAll()
    .where('directory_id', '=', sql<string>`organisation.acting_directory()`)
    .where('person_id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
