import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { OrganisationDirectoryGroup } from '#platform/db/schema.gen.ts';
import { type Asked, etag, locationOf } from '../door.ts';
import { iso } from '../people/user.ts';
import { GROUP } from '../protocol/attributes.ts';
import { type Columns, toSql } from '../protocol/filter-sql.ts';
import type { View } from '../protocol/list.ts';
import { type Wanted, wants } from '../protocol/project.ts';

export type GroupRow = Selectable<OrganisationDirectoryGroup>;
type Member = { group_id: string; person_id: string; display: string };

/** A member as a filter in `members[…]` sees her. */
export const memberColumns: Columns = {
  named: {
    value: { is: 'text', at: [sql`m.person_id::text`] },
    type: { is: 'text', at: [sql`'User'::text`] },
  },
};

const columns: Columns = {
  named: {
    id: { is: 'text', at: [sql`g.id::text`] },
    displayname: { is: 'text', at: [sql`g.display_name`] },
    externalid: { is: 'exact', at: [sql`g.external_id`] },
    'meta.created': { is: 'time', at: [sql`g.created_at`] },
    'meta.lastmodified': { is: 'time', at: [sql`g.updated_at`] },
  },
  within: {
    members: (inside) =>
      sql<SqlBool>`exists (select from organisation.directory_member m where m.group_id = g.id and ${inside(memberColumns)})`,
  },
};

/** Groups the directory has told of, in the order it told; three statements at most however many there are. */
export async function listGroups(db: Read, view: View): Promise<{ total: number; rows: GroupRow[] }> {
  const all = db
    .selectFrom('organisation.directory_group as g')
    .where('g.directory_id', '=', sql<string>`organisation.acting_directory()`)
    .where('g.deleted_at', 'is', null)
    .where(view.filter ? toSql(view.filter, columns) : sql<SqlBool>`true`);
  const { total } = await all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (view.count === 0 || view.start > total) return { total, rows: [] };
  const rows = await all
    .selectAll()
    .orderBy('g.created_at')
    .orderBy('g.id')
    .limit(view.count)
    .offset(view.start - 1)
    .execute();
  return { total, rows };
}

export const findGroup = (db: Read, id: string): Promise<GroupRow | undefined> =>
  db
    .selectFrom('organisation.directory_group')
    .selectAll()
    .where('directory_id', '=', sql<string>`organisation.acting_directory()`)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/** The groups as they are answered; members are read, all groups' at once, only where they are wanted. */
export async function answeredGroups(
  { c, tx }: Pick<Asked, 'c' | 'tx'>,
  rows: readonly GroupRow[],
  wanted: Wanted,
): Promise<Record<string, unknown>[]> {
  const members = wants(wanted, 'members') ? Map.groupBy(await listMembers(tx, rows), ({ group_id }) => group_id) : null;
  return rows.map((row) => {
    const own = members?.get(row.id) ?? [];
    return {
      schemas: [GROUP],
      id: row.id,
      ...(row.external_id ? { externalId: row.external_id } : {}),
      displayName: row.display_name,
      ...(own.length > 0
        ? {
            members: own.map(({ person_id, display }) => ({
              value: person_id,
              $ref: locationOf(c, 'Users', person_id),
              display,
              type: 'User',
            })),
          }
        : {}),
      meta: {
        resourceType: 'Group',
        created: iso(row.created_at),
        lastModified: iso(row.updated_at),
        location: locationOf(c, 'Groups', row.id),
        version: etag(row.version),
      },
    };
  });
}

function listMembers(db: Read, groups: readonly GroupRow[]): Promise<Member[]> {
  if (groups.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('organisation.directory_member as m')
    .innerJoin('organisation.directory_person as p', (join) =>
      join.onRef('p.directory_id', '=', 'm.directory_id').onRef('p.person_id', '=', 'm.person_id'),
    )
    .where(
      'm.group_id',
      'in',
      groups.map(({ id }) => id),
    )
    .select(['m.group_id', 'm.person_id', sql<string>`coalesce(p.display_name, p.user_name)`.as('display')])
    .orderBy('m.since')
    .orderBy('m.person_id')
    .execute();
}
