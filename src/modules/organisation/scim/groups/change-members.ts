import { type SqlBool, sql } from 'kysely';
import type { Filter } from 'scim2-parse-filter';
import { record } from '#platform/audit/record.ts';
import { isId } from '#platform/http/param.ts';
import type { Asked } from '../door.ts';
import { toSql } from '../protocol/filter-sql.ts';
import { isObject } from '../protocol/read-resource.ts';
import { ScimError } from '../protocol/scim-error.ts';
import { memberColumns } from './groups.queries.ts';

/** Members as a directory names them: `[{ value }]`, one alone, or ids. What is no id is nobody we know. */
export function readMembers(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const ids = (Array.isArray(value) ? value : [value]).map((one: unknown) => {
    const id = isObject(one) ? (one['value'] ?? one['Value']) : one;
    if (typeof id !== 'string' || !isId(id)) throw new ScimError('memberUnknown', 'members');
    return id.toLowerCase();
  });
  return [...new Set(ids)];
}

/** Adds people the directory has told of; whoever is in already stays. Roles tied to the group are hers at once, by trigger. Returns how many came. */
export async function addMembers({ tx, directory }: Asked, group: string, people: readonly string[]): Promise<number> {
  if (people.length === 0) return 0;
  const { rows } = await sql<{ person_id: string; known: boolean }>`
    select i.id as person_id, p.person_id is not null as known from unnest(${people}::uuid[]) i (id)
    left join organisation.directory_person p on p.directory_id = ${directory} and p.person_id = i.id and p.deleted_at is null`.execute(
    tx,
  );
  if (rows.some(({ known }) => !known)) throw new ScimError('memberUnknown', 'members');
  const came = await sql<{ person_id: string }>`insert into organisation.directory_member (group_id, directory_id, person_id)
    select ${group}, ${directory}, id from unnest(${people}::uuid[]) i (id) on conflict do nothing returning person_id`.execute(
    tx,
  );
  await recordEach(directory, group, 'joined', came.rows, tx);
  return came.rows.length;
}

/** Takes out those who fit the filter, or are named, or all. Whoever is not in is no mistake. Returns how many left. */
export async function removeMembers(
  { tx, directory }: Asked,
  group: string,
  which: { fits: Filter } | { people: readonly string[] } | 'all' | { allBut: readonly string[] },
): Promise<number> {
  const those =
    which === 'all'
      ? sql<SqlBool>`true`
      : 'fits' in which
        ? toSql(which.fits, memberColumns)
        : 'people' in which
          ? sql<SqlBool>`m.person_id = any (${which.people}::uuid[])`
          : sql<SqlBool>`m.person_id <> all (${which.allBut}::uuid[])`;
  const left = await sql<{ person_id: string }>`delete from organisation.directory_member m
    where m.group_id = ${group} and m.directory_id = ${directory} and ${those} returning m.person_id`.execute(tx);
  await recordEach(directory, group, 'left', left.rows, tx);
  return left.rows.length;
}

async function recordEach(
  directory: string,
  group: string,
  act: string,
  people: readonly { person_id: string }[],
  tx: Asked['tx'],
) {
  for (const { person_id } of people) {
    await record(tx, `directory_member.${act}`, {
      type: 'directory_group',
      id: group,
      person: person_id,
      details: { directory },
    });
  }
}
