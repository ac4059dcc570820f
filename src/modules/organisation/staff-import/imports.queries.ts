import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Fault, Reason } from './faults.ts';
import type { Mapping } from './fields.ts';
import type { FileColumn } from './look-at-file.ts';
import type { Action, Counts } from './tell-changes.ts';

export type ImportState = 'uploaded' | 'reading' | 'previewed' | 'unreadable' | 'applying' | 'applied' | 'abandoned';
export type Import = Awaited<ReturnType<typeof getImport>>;

/** Employers whose staff the person may import: municipalities, and others that stand at the top of a tree. */
export const listEmployers = (db: Read) =>
  db
    .selectFrom('organisation.organisation as o')
    .select(['o.id', 'o.name'])
    .where(sql<boolean>`o.id = coalesce(o.municipality_id, o.path[1])`)
    .where('o.kind', 'in', ['municipality', 'region', 'centre'])
    .where('o.closed_on', 'is', null)
    .where('o.id', 'in', sql<string[]>`(select organisation.mine('people.import'))` as never)
    .orderBy('o.name')
    .execute();

/** The last imports of those employers, newest first. Who uploaded: only where the reader sees her. */
export const listImports = (db: Read, pageSize: number, page: number) =>
  importRows(db)
    .orderBy('i.created_at', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();

export const countImports = async (db: Read): Promise<number> =>
  (await db.selectFrom('organisation.staff_import').select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

/** @throws {NotFound} */
export async function getImport(db: Read, id: string) {
  const found = await importRows(db).where('i.id', '=', id).executeTakeFirst();
  if (!found) throw new NotFound();
  return {
    ...found,
    state: found.state as ImportState,
    columns: found.columns as FileColumn[],
    mapping: found.mapping as Mapping,
    counts: found.counts as Partial<Counts>,
  };
}

const importRows = (db: Read) =>
  db
    .selectFrom('organisation.staff_import as i')
    .innerJoin('organisation.organisation as o', 'o.id', 'i.organisation_id')
    .leftJoin('organisation.person as p', (join) =>
      join.on((on) => on('p.id', '=', on.fn.coalesce('i.applied_by', 'i.created_by'))),
    )
    .select([
      'i.id',
      'i.organisation_id',
      'i.file_id',
      'i.file_name',
      'i.columns',
      'i.mapping',
      'i.whole_staff',
      'i.creates_units',
      'i.state',
      'i.rows_done',
      'i.rows_total',
      'i.counts',
      'i.trouble',
      'i.created_at',
      'i.finished_at',
      'o.name as organisation',
    ])
    .select(sql<string | null>`p.given_name || ' ' || p.family_name`.as('person'));

/** Another import of the same employer that somebody has begun and not finished. */
export const findOtherOpen = (db: Read, one: { id: string; organisation_id: string }) =>
  db
    .selectFrom('organisation.staff_import')
    .select(['file_name', 'created_at'])
    .where('organisation_id', '=', one.organisation_id)
    .where('id', '<>', one.id)
    .where('state', 'in', ['uploaded', 'reading', 'previewed', 'applying'])
    .where('created_at', '>', sql<Date>`now() - interval '7 days'`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** What the columns meant the last time somebody went on from there. */
export async function lastMapping(db: Read, organisationId: string): Promise<Mapping> {
  const last = await db
    .selectFrom('organisation.staff_import')
    .select('mapping')
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['previewed', 'applying', 'applied'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.mapping ?? {}) as Mapping;
}

export type PreviewRow = Awaited<ReturnType<typeof listRows>>[number];

/** Rows of an import that do one thing, in the file's order; people missing in the file, by name, after them. */
export async function listRows(db: Read, importId: string, action: Action | null, page: { size: number; number: number } | null) {
  const rows = await db
    .selectFrom('organisation.staff_import_row')
    .select(['row_number', 'action', 'number', 'name', 'workplace', 'hidden', 'faults', 'reasons'])
    .select(sql<string | null>`case when not hidden then profession end`.as('profession'))
    .where('import_id', '=', importId)
    .$if(action !== null, (query) => query.where('action', '=', action))
    .orderBy(sql`row_number < 0`)
    .orderBy(sql`abs(row_number)`)
    .$if(page !== null, (query) => query.limit(page!.size).offset((page!.number - 1) * page!.size))
    .execute();
  return rows.map((row) => ({
    ...row,
    action: row.action as Action,
    faults: row.faults as Fault[],
    reasons: row.reasons as Reason[],
  }));
}
