import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { type ActKind, actKinds } from './act-kinds.ts';

export type EntryFilter = {
  kind: ActKind | null;
  act: string | null;
  /** Who did it. */
  person: string | null;
  /** Whom it was about. */
  about: string | null;
  unit: string | null;
  from: string | null;
  to: string | null;
  /** Entries before this one; null from the newest. */
  before: number | null;
};
export type Entry = Awaited<ReturnType<typeof listEntries>>['entries'][number];

/** How many on a page, and in a file. */
export const PAGE = 50;
export const FILE = 50_000;

/** The log as the reader may see it, newest first: a reviewer's, of the controllers she reviews; else one's own acts. */
export async function listEntries(db: Read, filter: EntryFilter, reviewer: boolean, most = PAGE) {
  const entries = await db
    .selectFrom('audit.entry as e')
    .select(['e.id', 'e.at', 'e.act', 'e.person_id', 'e.about_person_id', 'e.subject_type', 'e.subject_id', 'e.details'])
    .select(['e.role', 'e.unit_id', 'e.level', 'e.reason'])
    .select(sql<string | null>`audit.name_of_unit(e.unit_id)`.as('unit'))
    .select(sql<string | null>`audit.name_of(e.person_id)`.as('who'))
    .select(sql<string | null>`audit.name_of(e.about_person_id)`.as('about'))
    // The policies say the same; said here it is found by its index, however long the log.
    .where(
      reviewer
        ? sql<SqlBool>`e.chain in (select organisation.mine('audit.review'))`
        : sql<SqlBool>`e.person_id = access.person()`,
    )
    .where(wanted(filter))
    .orderBy('e.id', 'desc')
    .limit(most + 1)
    .execute();
  return { entries: entries.slice(0, most), more: entries.length > most };
}

function wanted(filter: EntryFilter): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [sql`true`];
  if (filter.kind) all.push(sql`e.act ~ ${actKinds[filter.kind]}`);
  if (filter.act) all.push(sql`e.act = ${filter.act}`);
  if (filter.person) all.push(sql`e.person_id = ${filter.person}`);
  if (filter.about) all.push(sql`e.about_person_id = ${filter.about}`);
  if (filter.unit) all.push(sql`e.unit_id = ${filter.unit}`);
  if (filter.from) all.push(sql`e.at >= ${filter.from}::date at time zone 'Europe/Stockholm'`);
  if (filter.to) all.push(sql`e.at < (${filter.to}::date + 1) at time zone 'Europe/Stockholm'`);
  if (filter.before) all.push(sql`e.id < ${filter.before}`);
  return sql.join(all, sql` and `);
}

/** What the filter's ids are called, as far as the reader may know. */
export async function nameFilter(db: Read, { person, about, unit }: EntryFilter) {
  const { rows } = await sql<{ person: string | null; about: string | null; unit: string | null }>`
    select audit.name_of(${person}::uuid) as person, audit.name_of(${about}::uuid) as about,
      audit.name_of_unit(${unit}::uuid) as unit`.execute(db);
  return rows[0]!;
}
