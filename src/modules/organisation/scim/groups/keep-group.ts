import { sql } from 'kysely';
import type { Filter } from 'scim2-parse-filter';
import { record } from '#platform/audit/record.ts';
import { type Asked, checkVersion } from '../door.ts';
import { groupShapes } from '../protocol/attributes.ts';
import { type Operation, spread } from '../protocol/patch.ts';
import { passPath, readPath } from '../protocol/path.ts';
import { type Resource, readValue } from '../protocol/read-resource.ts';
import { ScimError } from '../protocol/scim-error.ts';
import { addMembers, readMembers, removeMembers } from './change-members.ts';
import type { GroupRow } from './groups.queries.ts';

type Named = { display_name: string; external_id: string | null };

const namedBy = (resource: Resource): Named => ({
  display_name: String(resource['displayName']),
  external_id: typeof resource['externalId'] === 'string' ? resource['externalId'] : null,
});

/** Takes up a group. It gives nobody anything until an administrator ties a role to it. */
export async function createGroup(asked: Asked, resource: Resource): Promise<GroupRow> {
  const { tx, directory } = asked;
  const row = await tx
    .insertInto('organisation.directory_group')
    .values({ ...namedBy(resource), directory_id: directory })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, 'directory_group.created', { type: 'directory_group', id: row.id, details: { directory } });
  await addMembers(asked, row.id, readMembers(resource['members']));
  return row;
}

/** Replaces name and members (RFC 7644, 3.5.1). */
export async function replaceGroup(asked: Asked, id: string, resource: Resource): Promise<GroupRow> {
  const row = await getForChange(asked, id);
  const members = readMembers(resource['members']);
  const left = await removeMembers(asked, id, { allBut: members });
  const came = await addMembers(asked, id, members);
  return changed(asked, row, namedBy(resource), left + came > 0);
}

/** The operations one after the other, members in the database itself: a group of ten thousand is not read to take out one. */
export async function patchGroup(asked: Asked, id: string, operations: readonly Operation[]): Promise<GroupRow> {
  const row = await getForChange(asked, id);
  const named: Named = { display_name: row.display_name, external_id: row.external_id };
  let moved = 0;
  for (const operation of operations) {
    for (const one of spread(operation, id)) moved += await applyOne(asked, row.id, named, one, operation.path === null);
  }
  return changed(asked, row, named, moved > 0);
}

async function applyOne(asked: Asked, id: string, named: Named, one: Operation, asKey: boolean): Promise<number> {
  const given = one.path ?? '';
  const path = asKey && given.toLowerCase() !== 'id' ? passPath(groupShapes, given) : readPath(groupShapes, given);
  if (!path) return 0;
  if (path.steps[0] === 'members') {
    if (path.part !== null) throw new ScimError('readOnly', 'members'); // a member is another, never changed (RFC 7643, 8.7.1)
    return changeMembers(asked, id, path.filter, one);
  }
  const value = one.op === 'remove' ? undefined : readValue(path.shape, one.value, given);
  const text = typeof value === 'string' ? value : null;
  if (path.steps[0] === 'externalId') named.external_id = text;
  else if (text === null) throw new ScimError(one.op === 'remove' ? 'readOnly' : 'wrongValue', 'displayName');
  else named.display_name = text;
  return 0;
}

async function changeMembers(asked: Asked, id: string, filter: Filter | null, { op, value }: Operation): Promise<number> {
  if (filter) {
    if (op !== 'remove') throw new ScimError('noTarget', 'members');
    return removeMembers(asked, id, { fits: filter });
  }
  // Entra takes one member out by naming her in the value; without a value all leave (RFC 7644, 3.5.2.2).
  if (op === 'remove') return removeMembers(asked, id, value === undefined ? 'all' : { people: readMembers(value) });
  const members = readMembers(value);
  const left = op === 'replace' ? await removeMembers(asked, id, { allBut: members }) : 0;
  return left + (await addMembers(asked, id, members));
}

/** The group and its roles are gone at once; its name is free. */
export async function removeGroup(asked: Asked, id: string): Promise<void> {
  const row = await getForChange(asked, id);
  await removeMembers(asked, row.id, 'all');
  await asked.tx
    .updateTable('organisation.directory_group')
    .set({ deleted_at: sql<Date>`now()`, updated_at: sql<Date>`now()`, version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  await record(asked.tx, 'directory_group.removed', { type: 'directory_group', id, details: { directory: asked.directory } });
}

async function getForChange({ c, tx, directory }: Asked, id: string): Promise<GroupRow> {
  const row = await tx
    .selectFrom('organisation.directory_group')
    .selectAll()
    .where('directory_id', '=', directory)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ScimError('notHere');
  checkVersion(c, row.version);
  return row;
}

async function changed({ tx, directory }: Asked, before: GroupRow, named: Named, moved: boolean): Promise<GroupRow> {
  const renamed = named.display_name !== before.display_name || named.external_id !== before.external_id;
  if (!renamed && !moved) return before; // told once more
  const row = await tx
    .updateTable('organisation.directory_group')
    .set({ ...named, updated_at: sql<Date>`now()`, version: before.version + 1 })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (renamed) await record(tx, 'directory_group.changed', { type: 'directory_group', id: row.id, details: { directory } });
  return row;
}
