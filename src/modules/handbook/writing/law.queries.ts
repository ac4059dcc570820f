import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Statute = { statute: string; routines: number };
export type Resting = {
  chapter: string;
  section: string;
  label: string;
  place: string;
  step: string;
  version_id: string;
  routine_id: string;
  routine_number: string;
  title: string;
  handbook: string;
  draft: boolean;
};

// What is in force, and what the reader may see of what is coming; not what was.
const seen = sql`handbook.law_reference l join handbook.version v on v.id = l.version_id and v.replaced_at is null
  join handbook.routine r on r.id = v.routine_id join handbook.handbook h on h.id = r.handbook_id`;

/** Every statute that a routine the reader may read rests on. */
export async function listStatutes(db: Read): Promise<Statute[]> {
  const { rows } = await sql<Statute>`select l.statute, count(distinct v.routine_id)::int as routines from ${seen}
    group by l.statute order by routines desc, l.statute`.execute(db);
  return rows;
}

/** What rests on a statute, section by section as the law has them. */
export async function listResting(db: Read, statute: string): Promise<Resting[]> {
  const { rows } =
    await sql<Resting>`select l.chapter, l.section, l.label, l.place, l.step, v.id as version_id, v.routine_id, r.number as routine_number,
      v.title, h.title as handbook, v.published_at is null as draft
    from ${seen} where l.statute = ${statute}
    order by coalesce(substring(l.chapter, '^[0-9]+')::int, 0), l.chapter, coalesce(substring(l.section, '^[0-9]+')::int, 0), l.section,
      v.published_at is null, h.title, r.number, l.position limit 2000`.execute(db);
  return rows;
}
