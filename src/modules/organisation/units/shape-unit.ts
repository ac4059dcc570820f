import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from './texts.ts';
import { EXTERNAL, SECTORS } from './units.queries.ts';

export const NewUnit = z.object({
  id: field.id(),
  name: field.text({ max: 200, required: () => t.nameMissing() }),
  kind: field.choice(['administration', 'unit']),
  sector: z.enum(['', ...SECTORS]).default(''),
  code: field.optionalText({ max: 40 }),
});

/** Adds a unit or an administration below another. A second press of the same form adds nothing. */
export async function addUnit(tx: Tx, parent: string, wish: z.output<typeof NewUnit>): Promise<void> {
  const mine = await sql`select 1 from organisation.mine('organisation.shape') m (id) where m.id = ${parent}`.execute(tx);
  if (mine.rows.length === 0) throw new NotFound();
  await mustBeFree(tx, parent, wish.name, wish.id);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('organisation.organisation')
    .values({
      id: wish.id,
      parent_id: parent,
      kind: wish.kind,
      name: wish.name,
      sector: wish.sector || null,
      code: wish.code || null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows)
    await record(tx, 'organisation.added', { type: 'organisation', id: wish.id, details: { kind: wish.kind } });
}

export const NewExternal = z.object({
  id: field.id(),
  name: field.text({ max: 200, required: () => t.nameMissing() }),
  kind: field.choice(EXTERNAL),
});

/** Enters an external organisation; the one whose administrator did it keeps the entry. */
export async function addExternal(tx: Tx, wish: z.output<typeof NewExternal>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select access.tops('organisation.shape') as id limit 1`.execute(tx);
  const keeper = rows[0]?.id;
  if (!keeper) throw new NotFound();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('organisation.organisation')
    .values({ id: wish.id, kind: wish.kind, name: wish.name, kept_by: keeper })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows)
    await record(tx, 'organisation.added', { type: 'organisation', id: wish.id, details: { kind: wish.kind } });
}

export const Rename = z.object({ name: field.text({ max: 200, required: () => t.nameMissing() }) });

export async function renameUnit(tx: Tx, id: string, name: string): Promise<void> {
  const unit = await reshapable(tx, id);
  if (unit.parent_id) await mustBeFree(tx, unit.parent_id, name, id);
  const { numUpdatedRows } = await tx
    .updateTable('organisation.organisation')
    .set({ name })
    .where('id', '=', id)
    .executeTakeFirst();
  if (!numUpdatedRows) throw new NotFound();
  await record(tx, 'organisation.renamed', { type: 'organisation', id });
}

export const Move = z.object({ parent: field.id() });

/** Puts a unit, with all below it, under another of the same municipality. The tree is locked: two moves at once make no circle. */
export async function moveUnit(tx: Tx, id: string, parent: string): Promise<void> {
  await lock(tx, 'organisation.tree', 'shape');
  const { rows } = await sql<{ fits: boolean; name: string }>`
    select p.municipality_id = o.municipality_id and not p.path @> array[o.id] and p.closed_on is null as fits, o.name
    from organisation.organisation o, organisation.organisation p where o.id = ${id} and p.id = ${parent}`.execute(tx);
  if (!rows[0]) throw new NotFound();
  if (!rows[0].fits) throw new Refused(t.cannotLieThere());
  await mustBeFree(tx, parent, rows[0].name, id);
  const { numUpdatedRows } = await tx
    .updateTable('organisation.organisation')
    .set({ parent_id: parent })
    .where('id', '=', id)
    .executeTakeFirst();
  if (!numUpdatedRows) throw new NotFound();
  await record(tx, 'organisation.moved', { type: 'organisation', id, details: { parent } });
}

/** Closes a unit from today. Refused while anyone works there; history stays. */
export async function closeUnit(tx: Tx, id: string): Promise<void> {
  await reshapable(tx, id);
  await lock(tx, 'organisation.tree', 'shape');
  const { rows } = await sql<{ peopled: boolean }>`select organisation.has_people(${id}) as peopled`.execute(tx);
  if (rows[0]?.peopled) throw new Refused(t.hasPeople());
  const { numUpdatedRows } = await tx
    .updateTable('organisation.organisation')
    .set({ closed_on: sql<string>`current_date` })
    .where(sql<boolean>`path @> array[${id}::uuid]`)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  if (!numUpdatedRows) throw new NotFound();
  await record(tx, 'organisation.closed', { type: 'organisation', id });
}

/** A municipality or a region is the installation's to name and to close, not its administrator's. */
async function reshapable(tx: Tx, id: string): Promise<{ parent_id: string | null }> {
  const unit = await tx
    .selectFrom('organisation.organisation')
    .select(['parent_id', 'kind'])
    .where('id', '=', id)
    .where('kind', 'not in', ['municipality', 'region', 'centre'])
    .executeTakeFirst();
  if (!unit) throw new NotFound();
  return unit;
}

async function mustBeFree(tx: Tx, parent: string, name: string, but: string): Promise<void> {
  const taken = await tx
    .selectFrom('organisation.organisation')
    .select('id')
    .where('parent_id', '=', parent)
    .where('name', '=', name)
    .where('closed_on', 'is', null)
    .where('id', '<>', but)
    .executeTakeFirst();
  if (taken) throw new Refused(t.nameTaken({ name }));
}
