import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { type Bound, bound } from '../binder/binder.queries.ts';

export type Copied = Bound & { routine_id: string };

/** What is in force for a unit today, whole: all that a copy has of it, or of one routine. */
export async function listCopied(db: Read, unit: string, routine: string | null = null): Promise<Copied[]> {
  const { rows } = await sql<Copied>`
    select c.place as position, c.routine_id, c.handbook, c.chapter, c.number as routine_number, ${bound}
    from handbook.unit_content(${unit}::uuid) c join handbook.version v on v.id = c.version_id
    where ${routine}::uuid is null or c.routine_id = ${routine}::uuid order by c.place`.execute(db);
  return rows;
}

/** What each of those routines is found by online, word by word: terms without their places, none of two words, and nothing of whose they are. By routine. */
export async function listTerms(db: Read, unit: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ routine_id: string; terms: string[] }>`
    select c.routine_id, array(select lexeme from unnest(tsvector_to_array(e.terms)) lexeme where lexeme !~ '[@+]') as terms
    from handbook.unit_content(${unit}::uuid) c join handbook.search_entry e on e.version_id = c.version_id`.execute(db);
  return new Map(rows.map(({ routine_id, terms }) => [routine_id, terms]));
}

/** Another one when anything in the unit's handbook or on its emergency card is another. Tells nothing else. */
export async function stampOf(db: Read, unit: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select hashtextextended(
      coalesce((select string_agg(concat_ws('|', c.place, c.version_id, c.number, c.chapter, c.handbook), E'\n' order by c.place)
        from handbook.unit_content(${unit}::uuid) c), '') || E'\n\n' ||
      coalesce((select string_agg(concat_ws('|', l.id, l.name, l.telephone, l.hours, l.purpose, l.checked_on), E'\n')
        from handbook.emergency_card(${unit}::uuid) l), ''), 0)::text as stamp`.execute(db);
  return rows[0]?.stamp ?? '';
}
