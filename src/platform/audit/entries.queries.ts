import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type EntryFilter = { act: string | null; person: string | null; from: string | null; to: string | null; page: number };
export type Entry = Awaited<ReturnType<typeof listEntries>>['entries'][number];

const PAGE = 100;

/** The log as the reader may see it, newest first: her own acts, and for a reviewer those of the controllers she reviews. */
export async function listEntries(db: Read, filter: EntryFilter) {
  let entries = db
    .selectFrom('audit.entry as e')
    .select(['e.id', 'e.at', 'e.act', 'e.subject_type', 'e.subject_id', 'e.details', 'e.person_id'])
    .select(sql<string | null>`audit.name_of(e.person_id)`.as('who'))
    .select(sql<string | null>`audit.name_of(e.about_person_id)`.as('about'));
  if (filter.act) entries = entries.where('e.act', '=', filter.act);
  if (filter.person) entries = entries.where('e.person_id', '=', filter.person);
  if (filter.from) entries = entries.where('e.at', '>=', sql<Date>`${filter.from}::date at time zone 'Europe/Stockholm'`);
  if (filter.to) entries = entries.where('e.at', '<', sql<Date>`(${filter.to}::date + 1) at time zone 'Europe/Stockholm'`);
  const found = await entries
    .orderBy('e.id', 'desc')
    .limit(PAGE + 1)
    .offset((filter.page - 1) * PAGE)
    .execute();
  return { entries: found.slice(0, PAGE), more: found.length > PAGE };
}

/** Acts that occur, for the filter. */
export async function listActs(db: Read): Promise<string[]> {
  const rows = await db.selectFrom('audit.entry').select('act').distinct().orderBy('act').execute();
  return rows.map(({ act }) => act);
}
